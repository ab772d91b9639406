package longwire.network.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with two pages: one that is well, and one that is not. */
@Timeout(Patience.TEST_SECONDS)
class StatusServerTest {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    private static final StatusPages PAGES = new StatusPages() {
        @Override
        public String paths() {
            return "/well or /ill";
        }

        @Override
        public Optional<StatusAnswer> at(String target, String accept) {
            return switch (target) {
                case "/well" -> Optional.of(StatusAnswer.text(200, "well, for " + accept));
                case "/ill" -> Optional.of(StatusAnswer.text(503, "ill"));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Function<String, StatusAnswer>> form(String target) {
            return target.equals("/cure")
                    ? Optional.of(form -> StatusAnswer.text(200, "cured with " + form))
                    : Optional.empty();
        }
    };

    private final StatusServer server = StatusServer.open("status-test", FREE, HostNames.ANY, PAGES);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "GET, /well, 200, 'well, for text/html'",
        "GET, /ill, 503, ill",
        "GET, /, 404, / (expected: /well or /ill)",
        "GET, /well?x, 404, /well?x (expected: /well or /ill)",
        "POST, /well, 405, POST (expected: GET or HEAD)",
        "PUT, /cure, 405, PUT (expected: GET or HEAD)",
        "OPTIONS, *, 405, OPTIONS (expected: GET or HEAD)",
    })
    void aPageIsAnsweredAndWhatIsNoneIsToldSo(String method, String target, int status, String text) throws Exception {
        String answer = answer(server, method + " " + target + " HTTP/1.1\r\nAccept: text/html\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\r\nConnection: close\r\n", "\r\nX-Content-Type-Options: nosniff\r\n")
                .endsWith("\r\n\r\n" + text + "\n");
        assertThat(answer.contains("\r\nAllow: GET, HEAD\r\n")).isEqualTo(status == 405);
    }

    @Test
    void headIsAnsweredWithTheLengthOfThePageAndWithoutThePage() throws Exception {
        String answer = answer(server, "HEAD /ill HTTP/1.1\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .contains("\r\nContent-Length: 4\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void aHeadIsRefusedOnceItIsTooLong() throws Exception {
        String cookie = "x".repeat(StatusServer.LARGEST_HEADERS_BYTES);

        String answer = answer(server, "GET /well HTTP/1.1\r\nCookie: " + cookie + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("not HTTP, or the head is too long\n");
    }

    @Test
    void onlyTheFirstRequestOfAConnectionIsAnswered() throws Exception {
        String answer = answer(server, "GET /well HTTP/1.1\r\n\r\n".repeat(3));

        assertThat(answer.split("HTTP/1.1 200 ", -1)).hasSize(2);
    }

    @Test
    void aFormIsTakenWholeFromAPageOfThisServer() throws Exception {
        String head = "POST /cure HTTP/1.1\r\nHost: here:1\r\nOrigin: http://here:1\r\n";

        assertThat(answer(server, head + "Content-Length: 5\r\n\r\nsleep"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("cured with sleep\n");
        assertThat(answer(server, head + "Transfer-Encoding: chunked\r\n\r\n3\r\nsle\r\n2\r\nep\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("cured with sleep\n");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', none",
        "'Origin: null\r\n', null",
        "'Origin: http://evil.example\r\n', http://evil.example",
        "'Origin: https://here:1\r\n', https://here:1",
        "'Origin: http://here\r\n', http://here",
        "'Origin: http://here:1\r\nOrigin: http://evil.example\r\n', 'http://here:1, http://evil.example'",
    })
    void aFormOfAnotherPageIsRefused(String origin, String told) throws Exception {
        String lines = origin.replace("\\r\\n", "\r\n");

        String answer =
                answer(server, "POST /cure HTTP/1.1\r\nHost: here:1\r\n" + lines + "Content-Length: 5\r\n\r\nsleep");

        assertThat(answer).startsWith("HTTP/1.1 403 ").endsWith("Origin: " + told + " (expected: http://here:1)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2328\r\n"})
    void aFormIsRefusedOnceItIsTooLong(String head) throws Exception {
        String answer = answer(
                server,
                "POST /cure HTTP/1.1\r\nHost: here:1\r\nOrigin: http://here:1\r\n" + head
                        + "x".repeat(PostedForm.MOST_BYTES + 1));

        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("body: too long (expected: at most 8192 bytes)\n");
    }

    @Test
    void aServerOfLoopbackIsAnsweredByItsNamesAlone() throws Exception {
        try (StatusServer ours = StatusServer.open("status-test", FREE, HostNames.of(FREE), PAGES)) {
            assertThat(answer(ours, "GET /ill HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 503 ");
            assertThat(answer(ours, "GET /ill HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 403 ")
                    .endsWith("Host: evil.example (expected: localhost or a loopback address)\n");
        }
    }

    @Test
    void aServerThatListensForOthersIsAnsweredByAnyName() {
        HostNames names = HostNames.of(new Endpoint("0.0.0.0", 9464));

        assertThat(names.allow("bench.example:9464")).isTrue();
        assertThat(names.allow(null)).isFalse();
    }

    @Test
    void clientsThatTakeAllConnectionsAndDoNothingAreGoneAfterAWhile() throws Exception {
        Duration soon = Duration.ofSeconds(2);
        List<Socket> idle = new ArrayList<>();
        try (StatusServer impatient = StatusServer.open("status-test", FREE, HostNames.ANY, PAGES, soon)) {
            for (int i = 0; i < StatusServer.MOST_CONNECTIONS; i++) {
                idle.add(new Socket(
                        impatient.endpoint().host(), impatient.endpoint().port()));
            }
            assertThat(isTurnedAway(impatient)).isTrue();

            while (isTurnedAway(impatient)) {
                Thread.onSpinWait();
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsAFaultThatNamesIt() {
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> StatusServer.open("status-test", server.endpoint(), HostNames.ANY, PAGES))
                .withMessageContaining(server.endpoint() + " cannot be bound");
    }

    @Test
    void aClosedServerIsGoneAndMayBeClosedAgain() {
        server.close();
        server.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> isTurnedAway(server));
    }

    private static boolean isTurnedAway(StatusServer server) throws IOException {
        try {
            return answer(server, "GET /well HTTP/1.1\r\n\r\n").isEmpty();
        } catch (SocketException reset) {
            if (reset instanceof ConnectException) {
                throw reset;
            }
            return true;
        }
    }

    /** All that comes until the connection is closed. */
    private static String answer(StatusServer server, String request) throws IOException {
        try (Socket socket =
                new Socket(server.endpoint().host(), server.endpoint().port())) {
            socket.setSoTimeout(Patience.MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
