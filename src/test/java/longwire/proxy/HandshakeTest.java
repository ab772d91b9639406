package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import longwire.viewer.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    @ParameterizedTest(name = "{0}, may refuse: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 101 Switching Protocols | false | it answered 101 without the origin's accept",
                "HTTP/1.1 403 Forbidden | false | it answered HTTP/1.1 403 Forbidden",
                "HTTP/1.1 403 Forbidden | true | ''",
                "HTTP/1.1 101 Switching Protocols | true | ''",
                "HTTP/1.1 502 Bad Gateway | true | it answered HTTP/1.1 502 Bad Gateway",
                "HTTP/1.0 503 Service Unavailable | true | it answered HTTP/1.0 503 Service Unavailable",
                "HTTP/1.1 504 Gateway Time-out | true | it answered HTTP/1.1 504 Gateway Time-out",
                "HTTP/1.1 500 Internal Server Error | true | ''",
            })
    void aServiceMayRefuseWhereTheProxyMayNot(String status, boolean mayRefuse, String reason) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> answer(server, status));
            Target target = new Target(false, "127.0.0.1", server.getLocalPort(), "/rpc?room=0");

            assertThat(new Handshake(target, Path.of("."), mayRefuse).attempt()).isEqualTo(reason);
            assertThat(asked.get()).isEqualTo("GET /rpc?room=0 HTTP/1.1");
        }
    }

    private static String answer(ServerSocket server, String status) {
        try (Socket socket = server.accept()) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String first = request.readLine();
            for (String line = first; !line.isEmpty(); line = request.readLine()) {
                // To the end of the head.
            }
            socket.getOutputStream().write((status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return first;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
