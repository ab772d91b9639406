package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it refuses; whole searches are tried elsewhere. */
class TuneCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            tune                                             | proxy: none (expected: the name of a proxy, or the URL
            tune ngin                                        | nginx
            tune edge --budget 10                            | budget: 10 (expected: a time, for example 900s
            tune edge --budget 10s                           | budget: 0.2 min (expected:
            tune edge --goal nonsense                        | metric: nonsense
            tune edge --only sockets.event-loop              | edge.sockets.event-loop: no such setting (expected: sockets.event-loops?)
            tune edge --from sockets.event-loops=0           | edge.sockets.event-loops: 0 (expected: whole threads from 1 to 64)
            tune edge --plan nowhere.conf                    | plan: nowhere.conf (expected: a readable file)
            tune edge --system net.nothing=1,2               | net.nothing
            tune edge --system net.ipv4.tcp_sack             | system: net.ipv4.tcp_sack (expected: NAME=VALUE
            tune direct                                      | proxy: direct (expected: a proxy with settings to search)
            tune ws://127.0.0.1:1/echo                       | target: ws://127.0.0.1:1/echo (expected: --apply and --settings as well)
            tune ws://127.0.0.1:1/ --apply x --settings none | settings: none (expected: a readable file)
            tune --resume nowhere                            | resume: nowhere (expected: the results directory of a search)
            """)
    void whatCanNotBeIsRefusedBeforeAnythingIsStarted(String command, String message) {
        Path results = directory.resolve("results");

        Spoken told = Spoken.by(Stream.concat(Stream.of(command.split(" ")), Stream.of("--results", results.toString()))
                .toArray(String[]::new));

        assertThat(told.status()).as(told.err()).isEqualTo(2);
        assertThat(told.out() + told.err()).contains(message);
        assertThat(results).doesNotExist();
    }
}
