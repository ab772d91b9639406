package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** EDGE.md, rule 6 of the tunnel, for the first line; and the limits and methods of its table. */
class RequestLineTest {
    /** CloudFront's limit, the default. */
    private static final int MOST_TARGET_BYTES = 8_192;

    private static final String REST = "\r\nHost: a\r\n\r\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a line that ends with LF alone", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
                arguments("a line that ends with CR alone", "GET / HTTP/1.1\rHost: a\r\n\r\n", 400),
                arguments("a CR in the target", "GET /a\rb HTTP/1.1" + REST, 400),
                arguments("a NUL in the target", "GET /a\0b HTTP/1.1" + REST, 400),
                arguments("an escape character in the target", "GET /a\u001bb HTTP/1.1" + REST, 400),
                arguments("a DEL in the target", "GET /a\u007fb HTTP/1.1" + REST, 400),
                arguments("a blank before the method", " GET / HTTP/1.1" + REST, 400),
                arguments("two blanks behind the method", "GET  / HTTP/1.1" + REST, 400),
                arguments("a tab behind the method", "GET\t/ HTTP/1.1" + REST, 400),
                arguments("a tab in the target", "GET /a\tb HTTP/1.1" + REST, 400),
                arguments("a blank in the target", "GET /a b HTTP/1.1" + REST, 400),
                arguments("two blanks before the version", "GET /  HTTP/1.1" + REST, 400),
                arguments("a tab before the version", "GET /\tHTTP/1.1" + REST, 400),
                arguments("a vertical tab before the version", "GET /\u000bHTTP/1.1" + REST, 400),
                arguments("a blank behind the version", "GET / HTTP/1.1 " + REST, 400),
                arguments("a word behind the version", "GET / HTTP/1.1 HTTP/1.1" + REST, 400),
                arguments("a method with a colon", "GE:T / HTTP/1.1" + REST, 400),
                arguments("a method with an at sign", "G@T / HTTP/1.1" + REST, 400),
                arguments("a method with a byte beyond ASCII", "G\u00c9T / HTTP/1.1" + REST, 400),
                arguments("no method", "/ HTTP/1.1" + REST, 400),
                arguments("no target", "GET HTTP/1.1" + REST, 400),
                arguments("an empty target", "GET  HTTP/1.1" + REST, 400),
                arguments("no version, as in HTTP/0.9", "GET /\r\n", 400),
                arguments("a version in small letters", "GET / http/1.1" + REST, 400),
                arguments("a version with two digits behind the dot", "GET / HTTP/1.10" + REST, 400),
                arguments("a version with two digits before the dot", "GET / HTTP/01.1" + REST, 400),
                arguments("a version without a dot", "GET / HTTP/1" + REST, 400),
                arguments("a version with a comma", "GET / HTTP/1,1" + REST, 400),
                arguments("another protocol's name", "GET / HTTPS/1.1" + REST, 400),
                arguments("HTTP/0.9 by name", "GET / HTTP/0.9" + REST, 505),
                arguments("HTTP/1.2", "GET / HTTP/1.2" + REST, 505),
                arguments("HTTP/2.0", "GET / HTTP/2.0" + REST, 505),
                arguments("HTTP/3.0", "GET / HTTP/3.0" + REST, 505),
                arguments("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
                arguments("TLS on a plain port", "\u0016\u0003\u0001\0\u00a5\u0001\0", 400),
                arguments("a third empty line before the first", "\r\n\r\n\r\nGET / HTTP/1.1" + REST, 400),
                arguments("an empty line of LF alone before the first", "\nGET / HTTP/1.1" + REST, 400),
                arguments("TRACE", "TRACE / HTTP/1.1" + REST, 403),
                arguments("CONNECT to a host", "CONNECT a:443 HTTP/1.1" + REST, 403),
                arguments("CONNECT with a path", "CONNECT /a HTTP/1.1" + REST, 403),
                arguments("a method in small letters", "get / HTTP/1.1" + REST, 403),
                arguments("a method of nobody's", "BREW /pot HTTP/1.1" + REST, 403),
                arguments("a URL beyond the limit", "GET /" + "u".repeat(8_192) + " HTTP/1.1" + REST, 413),
                arguments("a first line without end", "GET /" + "u".repeat(500_000), 413));
    }

    @ParameterizedTest(name = "{0} is answered {2}")
    @MethodSource("refused")
    void aBadFirstLineIsRefusedAndNothingReachesTheOrigin(String what, String request, int status) throws Exception {
        RawRequest.assertRefused(request, status);
    }

    @Test
    void aUrlOfExactlyTheLimitPasses() throws Exception {
        String target = "/" + "u".repeat(MOST_TARGET_BYTES - 1);

        assertThat(RawRequest.headAtOrigin("GET " + target + " HTTP/1.1" + REST))
                .startsWith("GET " + target + " HTTP");
    }

    @Test
    void twoEmptyLinesBeforeARequestAreBorne() throws Exception {
        assertThat(RawRequest.headAtOrigin("\r\n\r\nGET /a HTTP/1.1" + REST)).startsWith("GET /a HTTP/1.1\r\n");
    }

    @Test
    void pathAndQueryPassByteForByte() throws Exception {
        String target = "//a/../%2e%zz;p=\\\"<>^`{|}[]?q=\u00e9\u0080?/";

        assertThat(RawRequest.headAtOrigin("GET " + target + " HTTP/1.1" + REST))
                .startsWith("GET " + target + " HTTP");
    }
}
