package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake put into a good configuration is the one that is found, and its mend takes it away. */
class SeededMistakesTest {
    /** Their mends need a later Caddy than Debian's, or an nginx with the module stream. */
    private static final Set<String> NEEDS_MORE =
            Set.of("caddy.reload", "caddy.stream-timeout", "nginx.stream-timeout");

    /** What programs said, by name and text of what they were asked about: many mends give back the good one. */
    private static final Map<List<String>, String> REFUSALS = new HashMap<>();

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void exactlyThatMistakeIsFoundAtItsLine(Seed seed) throws Exception {
        List<Finding> found = seed.findings(directory);

        assertThat(found)
                .extracting(Finding::rule, Finding::severity, finding -> finding.place()
                        .line())
                .containsExactly(tuple(seed.rule(), seed.severity(), seed.lineNumber()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void itsMendLeavesNothingToFind(Seed seed) throws Exception {
        Finding found = seed.findings(directory).get(0);

        assertThat(found.mends()).isNotEmpty();
        assertThat(seed.findings(directory, seed.mended(found))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void theProgramAcceptsWhatWasMended(Seed seed) throws Exception {
        Assumptions.assumeFalse(NEEDS_MORE.contains(seed.rule()), "needs another build of the program");
        Renamed.orSkip(seed, directory);
        Finding found = seed.findings(directory).get(0);

        List<String> mended = List.of(seed.good(), seed.mended(found));
        if (!REFUSALS.containsKey(mended)) {
            REFUSALS.put(
                    mended, ProgramCheck.refusal(GoodConfigurations.write(directory, mended.get(0), mended.get(1))));
        }

        assertThat(REFUSALS.get(mended)).isEmpty();
    }

    @Test
    void everyRuleHasAMistakeThatItFinds() {
        Set<String> rules = Arrays.stream(Syntax.values())
                .flatMap(syntax -> syntax.ruleIds().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(seeds().map(Seed::rule)).containsAll(rules);
        assertThat(rules).containsAll(seeds().map(Seed::rule).toList());
    }

    static Stream<Seed> seeds() {
        return Stream.of(
                        NginxSeeds.all(),
                        NginxRouteSeeds.all(),
                        HaproxySeeds.all(),
                        CaddySeeds.all(),
                        ApacheSeeds.all(),
                        LighttpdSeeds.all(),
                        VarnishSeeds.all())
                .flatMap(List::stream);
    }
}
