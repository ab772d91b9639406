package longwire.edge;

import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import longwire.edge.policy.ViewerRules;
import longwire.edge.settings.ViewerPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows "viewer policy" and "origin policy": both apply to WebSocket as they do to HTTP. */
class ViewerPolicyTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final String REDIRECTS = "behaviour.viewer-protocol-policy=redirect-to-https";
    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: example.com\r\n\r\n";

    @TempDir
    private Path directory;

    static Stream<Arguments> combinations() {
        return Stream.of("http", "https", "ws", "wss")
                .flatMap(viewer -> Stream.of("allow-all", "redirect-to-https", "https-only")
                        .flatMap(policy -> Stream.of("http-only", "https-only", "match-viewer")
                                .map(originPolicy -> arguments(viewer, policy, originPolicy))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("combinations")
    void bothPoliciesHoldForEachKindOfViewer(String scheme, String policy, String originPolicy) throws Exception {
        List<String> plainHeads = new CopyOnWriteArrayList<>();
        List<String> secureHeads = new CopyOnWriteArrayList<>();
        boolean secure = scheme.endsWith("s") && !scheme.equals("ws");
        boolean webSocket = scheme.startsWith("ws");
        try (ScriptedOrigin plain = new ScriptedOrigin(ScriptedOrigin.serving(plainHeads));
                ScriptedOrigin encrypted =
                        new ScriptedOrigin(AUTHORITY.server("127.0.0.1"), ScriptedOrigin.serving(secureHeads));
                Edge edge = edge(plain, encrypted, policy, originPolicy);
                Wire viewer = viewer(edge, secure)) {
            String head = viewer.send(webSocket ? HANDSHAKE : GET).readHead();

            if (secure || policy.equals("allow-all")) {
                boolean toEncrypted =
                        originPolicy.equals("https-only") || originPolicy.equals("match-viewer") && secure;
                assertThat(head).startsWith(webSocket ? "HTTP/1.1 101" : "HTTP/1.1 200");
                assertThat(secureHeads).hasSize(toEncrypted ? 1 : 0);
                assertThat(plainHeads).hasSize(toEncrypted ? 0 : 1);
                if (webSocket) {
                    assertThat(viewer.send("hello").read(5)).isEqualTo("hello");
                }
            } else {
                assertThat(head).startsWith(policy.equals("https-only") ? "HTTP/1.1 403" : "HTTP/1.1 301");
                assertThat(plain.connectionCount() + encrypted.connectionCount())
                        .isZero();
                assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} is answered {2}")
    @CsvSource({
        "GET,     HTTP/1.1, 301",
        "HEAD,    HTTP/1.1, 301",
        "GET,     HTTP/1.0, 301",
        "HEAD,    HTTP/1.0, 301",
        "POST,    HTTP/1.1, 307",
        "PUT,     HTTP/1.1, 307",
        "PATCH,   HTTP/1.1, 307",
        "DELETE,  HTTP/1.1, 307",
        "OPTIONS, HTTP/1.1, 307",
        "POST,    HTTP/1.0, 403",
        "PUT,     HTTP/1.0, 403",
        "PATCH,   HTTP/1.0, 403",
        "DELETE,  HTTP/1.0, 403",
        "OPTIONS, HTTP/1.0, 403",
    })
    void readsAreRedirectedAsTheyAreAndOtherMethodsOnlyWhereTheyAreKept(String method, String version, int status)
            throws Exception {
        String noBody = method.startsWith("P") ? "Content-Length: 0\r\n" : "";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edge(origin, REDIRECTS, EdgeFixture.tls());
                Wire viewer = EdgeFixture.viewer(edge)) {
            String all = viewer.send(method + " /a?b HTTP/1.1\r\nHost: example.com\r\n".replace("HTTP/1.1", version)
                            + noBody + "Connection: close\r\n\r\n")
                    .readToEnd();

            assertThat(all).startsWith("HTTP/1.1 " + status);
            if (status != 403) {
                assertThat(all).contains("\r\nLocation: https://example.com:" + httpsPort(edge) + "/a?b\r\n");
            }
            assertThat(all.endsWith("\r\n\r\n")).isEqualTo(method.equals("HEAD"));
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}{1}")
    @CsvSource({
        "example.com,          /",
        "example.com:8080,     '/a%2F..//b;c?q=[1]&x=%E9|\\^`{}'",
        "203.0.113.7:80,       '//other.example/?a?b'",
        "'[2001:db8::1]',      /a",
        "'[2001:db8::1]:8080', '/\u00e9?\u00ff'",
    })
    void theLocationHasTheViewersHostAndItsPathAndQueryByteForByte(String host, String target) throws Exception {
        String name = host.startsWith("[") ? host.replaceAll("].*", "]") : host.replaceAll(":.*", "");
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edge(origin, REDIRECTS, EdgeFixture.tls());
                Wire viewer = EdgeFixture.viewer(edge)) {
            String head = viewer.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .readHead();

            assertThat(head)
                    .startsWith("HTTP/1.1 301")
                    .contains("\r\nLocation: https://" + name + ":" + httpsPort(edge) + target + "\r\n");
        }
    }

    @Test
    void thePortIsLeftOutWhereItIs443() {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/a?b");
        request.headers().set("Host", "example.com:80");

        assertThat(ViewerRules.refusal(ViewerPolicy.REDIRECT_TO_HTTPS, request, 443)
                        .orElseThrow()
                        .location())
                .contains("https://example.com/a?b");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"redirect-to-https", "https-only"})
    void whereNobodyCanSpeakTlsOrNoHostIsSaidItIsA403(String policy) throws Exception {
        String setting = "behaviour.viewer-protocol-policy=" + policy;
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge plainOnly = EdgeFixture.edge(origin, setting);
                Edge both = EdgeFixture.edge(origin, setting, EdgeFixture.tls());
                Wire viewer = EdgeFixture.viewer(plainOnly);
                Wire hostless = EdgeFixture.viewer(both);
                Wire wholeServer = EdgeFixture.viewer(both)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 403");
            assertThat(hostless.send("GET / HTTP/1.0\r\n\r\n").readHead()).startsWith("HTTP/1.1 403");
            // No URL stands for a whole server.
            assertThat(wholeServer.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").readHead())
                    .startsWith("HTTP/1.1 403");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void aViewerThatWasRedirectedMayGoOnAndOneWithABodyMayNot() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edge(origin, REDIRECTS, EdgeFixture.tls());
                Wire reader = EdgeFixture.viewer(edge);
                Wire writer = EdgeFixture.viewer(edge);
                Wire upgrader = EdgeFixture.viewer(edge)) {
            assertThat(reader.send(GET + GET).readTo("Permanently\n")).startsWith("HTTP/1.1 301");
            assertThat(reader.readTo("Permanently\n")).startsWith("HTTP/1.1 301");

            String post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + GET.length() + "\r\n\r\n";
            assertThat(writer.send(post + GET).readToEnd())
                    .startsWith("HTTP/1.1 307")
                    .contains("Connection: close")
                    .containsOnlyOnce("HTTP/1.1");
            // What follows an upgrade may be frames.
            assertThat(upgrader.send(HANDSHAKE + GET).readToEnd())
                    .startsWith("HTTP/1.1 301")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    private Edge edge(ScriptedOrigin plain, ScriptedOrigin encrypted, String policy, String originPolicy)
            throws IOException {
        return EdgeFixture.edge(
                plain,
                EdgeFixture.tls(),
                "origin.https-port=" + encrypted.endpoint().port(),
                "origin.trust=\"" + AUTHORITY.trustFile(directory) + "\"",
                "origin.protocol-policy=" + originPolicy,
                "behaviour.viewer-protocol-policy=" + policy);
    }

    private static Wire viewer(Edge edge, boolean secure) throws Exception {
        return secure ? EdgeFixture.secureViewer(edge) : EdgeFixture.viewer(edge);
    }

    private static int httpsPort(Edge edge) {
        return edge.secureEndpoint().orElseThrow().port();
    }
}
