package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** EDGE.md, rule 6 of the tunnel, for the lines of headers; and the limit of a head. */
class FieldLineTest {
    /** CloudFront's limit, the default. */
    private static final int MOST_HEAD_BYTES = 20_480;

    private static final String START = "GET / HTTP/1.1\r\nHost: a\r\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a blank before the colon", START + "X : a\r\n\r\n", 400),
                arguments("a tab before the colon", START + "X\t: a\r\n\r\n", 400),
                arguments("a blank before the first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
                arguments("a tab before the first header", "GET / HTTP/1.1\r\n\tX: a\r\nHost: a\r\n\r\n", 400),
                arguments("a line folded with a blank", START + "X: a\r\n b\r\n\r\n", 400),
                arguments("a line folded with a tab", START + "X: a\r\n\tb\r\n\r\n", 400),
                arguments("a folded line of blanks", START + "X: a\r\n  \r\n\r\n", 400),
                arguments("an empty name", START + ": a\r\n\r\n", 400),
                arguments("a line without a colon", START + "X\r\n\r\n", 400),
                arguments("a NUL in a name", START + "X\0: a\r\n\r\n", 400),
                arguments("a NUL in a value", START + "X: a\0b\r\n\r\n", 400),
                arguments("a bell in a value", START + "X: a\u0007b\r\n\r\n", 400),
                arguments("a vertical tab in a value", START + "X: a\u000bb\r\n\r\n", 400),
                arguments("a DEL in a value", START + "X: a\u007fb\r\n\r\n", 400),
                arguments("a CR in a value", START + "X: a\rb\r\n\r\n", 400),
                arguments("two CRs before the LF", START + "X: a\r\r\n\r\n", 400),
                arguments("a CR in a name", START + "X\rY: a\r\n\r\n", 400),
                arguments("an LF in a value", START + "X: a\nY: b\r\n\r\n", 400),
                arguments("an empty line of LF alone", START + "\n", 400),
                arguments("an empty line of CR alone", START + "\rX", 400),
                arguments("a blank in a name", START + "X Y: a\r\n\r\n", 400),
                arguments("a bracket in a name", START + "X(Y): a\r\n\r\n", 400),
                arguments("a byte beyond ASCII in a name", START + "X\u00e9: a\r\n\r\n", 400),
                arguments("a header of no more than a bad name", START + "\"X\": a\r\n\r\n", 400),
                arguments("a second request line", START + "GET /b HTTP/1.1\r\n\r\n", 400),
                arguments("more headers than 100", START + "X: a\r\n".repeat(100) + "\r\n", 413),
                arguments("a head beyond the limit", START + "X: " + "x".repeat(20_480) + "\r\n\r\n", 413),
                arguments("a head without end", START + "X: " + "x".repeat(500_000), 413),
                arguments("a head of endless small headers", START + "X:\r\n".repeat(200_000), 413));
    }

    @ParameterizedTest(name = "{0} is answered {2}")
    @MethodSource("refused")
    void aBadHeaderIsRefusedAndNothingReachesTheOrigin(String what, String request, int status) throws Exception {
        RawRequest.assertRefused(request, status);
    }

    @Test
    void aHeadOfExactlyTheLimitPasses() throws Exception {
        String filler = "x".repeat(MOST_HEAD_BYTES - START.length() - "X: \r\n\r\n".length());

        assertThat(RawRequest.headAtOrigin(START + "X: " + filler + "\r\n\r\n")).contains("X: " + filler + "\r\n");
        RawRequest.assertRefused(START + "X: x" + filler + "\r\n\r\n", 413);
    }

    @Test
    void aHundredHeadersPass() throws Exception {
        assertThat(RawRequest.headAtOrigin(START + "X: a\r\n".repeat(99) + "\r\n")
                        .split("X: a\r\n"))
                .hasSize(100);
    }

    @Test
    void valuesPassByteForByteWithoutTheBlanksAround() throws Exception {
        String value = "\u00e9 \t \u0080\u00ff \"quoted\", (comment)";

        assertThat(RawRequest.headAtOrigin(START + "X:\t " + value + " \t\r\nY:\r\n!#$%&'*+-.^_`|~:z\r\n\r\n"))
                .contains("\r\nX: " + value + "\r\n", "\r\nY: \r\n", "\r\n!#$%&'*+-.^_`|~: z\r\n");
    }
}
