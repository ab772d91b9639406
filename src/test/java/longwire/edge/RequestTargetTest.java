package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.stream.Stream;
import longwire.edge.http1.BadMessage;
import longwire.edge.http1.RequestTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EDGE.md, rule 6 of the tunnel, for Host and the forms of a target (RFC 9112, section 3.2). */
class RequestTargetTest {
    private static final String GET = "GET / HTTP/1.1\r\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("no Host", GET + "\r\n", 400),
                arguments("two Hosts", GET + "Host: a\r\nHost: b\r\n\r\n", 400),
                arguments("the same Host twice", GET + "Host: a\r\nHost: a\r\n\r\n", 400),
                arguments("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400),
                arguments("two Hosts in other letters", GET + "Host: a\r\nhOST: b\r\n\r\n", 400),
                arguments("an absolute URL without Host", "GET http://a/ HTTP/1.1\r\n\r\n", 400),
                arguments(
                        "an absolute URL with two Hosts", "GET http://a/ HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
                target("a URL of https without TLS", "https://a/", 421),
                target("a URL of ws", "ws://a/", 400),
                target("a URL of another scheme", "ftp://a/", 400),
                target("a URL without a host", "http:///a", 400),
                target("a URL with nothing but its scheme", "http://", 400),
                target("a URL with user information", "http://u:p@a/", 400),
                target("a URL with a bad port", "http://a:b/", 400),
                target("a URL whose host ends with a backslash", "http://a\\@b/", 400),
                target("a URL with one slash", "http:/a", 400),
                target("a URL with a blank scheme", "://a/", 400),
                target("a host and port for a target", "a:80", 400),
                target("a path that starts without a slash", "a/b", 400),
                target("a query without a path", "?q", 400),
                target("an asterisk for GET", "*", 400),
                target("an asterisk and more", "*/", 400),
                target("a fragment", "/a#b", 400),
                target("a fragment in a URL", "http://a/b#c", 400),
                arguments("two asterisks for OPTIONS", "OPTIONS ** HTTP/1.1\r\nHost: a\r\n\r\n", 400));
    }

    private static Arguments target(String what, String target, int status) {
        return arguments(what, "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n", status);
    }

    @ParameterizedTest(name = "{0} is answered {2}")
    @MethodSource("refused")
    void aBadTargetOrHostIsRefusedAndNothingReachesTheOrigin(String what, String request, int status) throws Exception {
        RawRequest.assertRefused(request, status);
    }

    @ParameterizedTest(name = "Host: {0}")
    @ValueSource(
            strings = {
                "",
                "a/b",
                "a b",
                "a,b",
                "a, b",
                "u@a",
                "a:",
                "a:b",
                "a:0",
                "a:65536",
                "a:+80",
                "a:80:80",
                "a%00b",
                ":80",
                "http://a",
                "[::1",
                "::1",
                "[::1]a",
                "[1.2.3.4]",
                "[::1%25lo]",
                "a?b",
                "a#b",
                "a\\b",
                "a\u00e9",
                "\"a\"",
                "a;b",
                "*"
            })
    void aHostThatIsNoneIsRefused(String host) throws Exception {
        RawRequest.assertRefused(GET + "Host: " + host + "\r\n\r\n", 400);
    }

    @ParameterizedTest(name = "Host: {0}")
    @ValueSource(
            strings = {"a", "A.example.", "a_b-c.d", "a:1", "a:65535", "127.0.0.1:80", "[::1]", "[2001:db8::1]:443"})
    void aHostThatIsOnePasses(String host) throws Exception {
        assertThat(RawRequest.headAtOrigin(GET + "Host: " + host + "\r\n\r\n")).startsWith(GET);
    }

    @ParameterizedTest(name = "{0} {1} becomes {2}")
    @CsvSource({
        "GET,     http://a/b?c,      /b?c",
        "GET,     HTTP://a:80/b//c,  /b//c",
        "GET,     http://a,          /",
        "GET,     http://a?q=/b,     /?q=/b",
        "GET,     http://a/http://b, /http://b",
        "OPTIONS, http://a,          *",
        "OPTIONS, http://a/,         /",
        "OPTIONS, *,                 *",
    })
    void aUrlBecomesItsPath(String method, String target, String path) throws Exception {
        String head = RawRequest.headAtOrigin(method + " " + target + " HTTP/1.1\r\nHost: other\r\n\r\n");

        assertThat(head).startsWith(method + " " + path + " HTTP/1.1\r\n").containsOnlyOnce("Host: ");
    }

    @Test
    void anHttp10RequestNeedsNoHost() throws Exception {
        assertThat(RawRequest.headAtOrigin("GET / HTTP/1.0\r\n\r\n"))
                .startsWith(GET)
                .containsOnlyOnce("Host: ");
    }

    @Test
    void aUrlsSchemeIsItsConnections() throws Exception {
        HttpRequest onTls = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "HTTPS://a/b");

        RequestTarget.settle(onTls, true);

        assertThat(onTls.uri()).isEqualTo("/b");
        assertThat(onTls.headers().get("Host")).isEqualTo("a");
        HttpRequest other = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "http://a/b");
        assertThatThrownBy(() -> RequestTarget.settle(other, true)).isInstanceOf(BadMessage.class);
    }
}
