#!/usr/bin/env bash
# Vert.x 5.0.7 (Java), server WebSockets with their defaults, a message of 70 KiB in one frame (the default limit of a frame is 64 KiB).
# Behaviour: the TCP connection ends without a close frame: the client sees no status code and no reason.
# Expected: a close frame with status 1009 (message too big), as RFC 6455 has it and Jetty, Tomcat and reactor-netty do.
# Output seen:
#   message of 60 KiB: answered
#   message of 70 KiB: end of the connection, without a close frame
# Needs: JDK 17 or later, Maven. Exit status: 0 as described, 1 not so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>find</groupId><artifactId>find</artifactId><version>1</version>
  <dependencies><dependency><groupId>io.vertx</groupId><artifactId>vertx-core</artifactId><version>5.0.7</version></dependency></dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath
cat >Large.java <<'JAVA'
import io.vertx.core.*;
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

class Large {
    public static void main(String[] none) throws Exception {
        Vertx vertx = Vertx.vertx();
        int port = vertx.createHttpServer()
                .webSocketHandler(socket -> socket.binaryMessageHandler(socket::writeBinaryMessage).exceptionHandler(any -> {}))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS).actualPort();
        String small = exchange(port, 60 * 1024);
        String large = exchange(port, 70 * 1024);
        System.out.println("message of 60 KiB: " + small);
        System.out.println("message of 70 KiB: " + large);
        System.exit(small.equals("answered") && large.equals("end of the connection, without a close frame") ? 0 : 1);
    }

    static String exchange(int port, int bytes) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) in.read();
            }
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(frame);
            data.writeByte(0x82);
            if (bytes < 1 << 16) {
                data.writeByte(0xfe);
                data.writeShort(bytes);
            } else {
                data.writeByte(0xff);
                data.writeLong(bytes);
            }
            data.writeInt(0);
            data.write(new byte[bytes]);
            try {
                out.write(frame.toByteArray());
                int first = in.read();
                return first < 0 ? "end of the connection, without a close frame" : first == 0x88 ? "a close frame" : "answered";
            } catch (SocketException reset) {
                return "end of the connection, without a close frame";
            }
        }
    }
}
JAVA
java -cp "$(cat classpath)" Large.java 2>err || { status=$?; cat err >&2; exit "$status"; }
