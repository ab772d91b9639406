package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.network.ReservedPort;
import longwire.process.OutsideProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays of Varnish's own test program, which speaks for viewers and origins without a line of our code. Each has an
 * edge of its own; it finds it at {@code ${edge}}, and lets its origin listen at {@code ${origin}}.
 */
class VarnishtestTest {
    /** Where they are written: a copy among the compiled classes may be of one that was given up. */
    private static final Path PLAYS = Path.of("src/test/resources/longwire/edge/varnishtest");
    /** Plays take a tenth of a second. */
    private static OutsideProgram varnishtest;

    @BeforeAll
    static void needsVarnishtest() {
        varnishtest = OutsideProgram.needed("varnishtest");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void playPasses(String title, Path play) throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edge(origin.endpoint())) {
            OutsideProgram.Run run = varnishtest.run(
                    Patience.LIMIT,
                    Map.of(),
                    "-D",
                    "edge=" + edge.endpoint(),
                    "-D",
                    "origin=" + origin.endpoint(),
                    play.toString());

            assertThat(run.status()).as(run.output()).isZero();
        }
    }

    static Stream<Arguments> plays() throws IOException {
        try (Stream<Path> files = Files.list(PLAYS)) {
            return files.sorted().map(play -> Arguments.of(title(play), play)).toList().stream();
        }
    }

    /** Its first line reads {@code varnishtest "title"}. */
    private static String title(Path play) {
        try (Stream<String> lines = Files.lines(play)) {
            return lines.findFirst().orElseThrow().split("\"")[1];
        } catch (IOException unreadable) {
            throw new AssertionError(play + " is not a play", unreadable);
        }
    }
}
