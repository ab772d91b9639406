#!/usr/bin/env bash
# Netty 4.2.18 (netty-codec-http), the decoder that PerMessageDeflateServerExtensionHandshaker makes.
# Behaviour: a fragment of a deflated message that yields no output yet, because it ends within the first symbol or within the Huffman
# tables of a block, is a CodecException ("cannot read uncompressed buffer"), on which servers end the connection. With JSON of
# 1 KiB the tables alone are some forty bytes, so that a first fragment of forty bytes fails as well. An empty fragment is taken.
# Expected: that a message is inflated wherever it is cut, since RFC 7692 (section 6.1) has the whole compressed message cut into frames.
# Output seen:
#   0 bytes first: 47 characters
#   1 byte first: cannot read uncompressed buffer
#   2 bytes first: 47 characters
# Needs: JDK 17 or later, Maven. Exit status: 0 if it is so; 1 if not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
  <dependencies><dependency><groupId>io.netty</groupId><artifactId>netty-codec-http</artifactId><version>4.2.18.Final</version></dependency></dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >/dev/null
cat >Cut.java <<'JAVA'
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.*;
import io.netty.handler.codec.http.websocketx.extensions.*;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.Map;
import java.util.zip.Deflater;

class Cut {
    static String inflated(byte[] deflated, int length, int first) {
        WebSocketExtensionDecoder decoder = new PerMessageDeflateServerExtensionHandshaker(0)
            .handshakeExtension(new WebSocketExtensionData("permessage-deflate", Map.of())).newExtensionDecoder();
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        try {
            channel.writeInbound(new TextWebSocketFrame(false, WebSocketExtension.RSV1, Unpooled.copiedBuffer(deflated, 0, first)));
            channel.writeInbound(new ContinuationWebSocketFrame(true, 0, Unpooled.copiedBuffer(deflated, first, length - first)));
        } catch (Exception failure) {
            return failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage();
        }
        int characters = 0;
        for (WebSocketFrame frame; (frame = channel.readInbound()) != null;) {
            characters += frame.content().toString(UTF_8).length();
        }
        return characters + " characters";
    }

    public static void main(String[] arguments) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput("Hello Hello Hello Hello Hello Hello Hello Hello".getBytes(UTF_8));
        byte[] deflated = new byte[200];
        // Without the 00 00 ff ff at the end, which RFC 7692 leaves out.
        int length = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH) - 4;
        for (int first = 0; first < 3; first++) {
            System.out.println(first + (first == 1 ? " byte" : " bytes") + " first: " + inflated(deflated, length, first));
        }
    }
}
JAVA
seen=$(java -cp 'lib/*' Cut.java 2>/dev/null)
echo "$seen"
[ "$seen" = '0 bytes first: 47 characters
1 byte first: cannot read uncompressed buffer
2 bytes first: 47 characters' ]
