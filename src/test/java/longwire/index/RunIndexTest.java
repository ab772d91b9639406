package longwire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.results.Labels;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIndexTest {
    private static final Instant START = Instant.parse("2026-11-23T04:05:06Z");

    @TempDir
    Path results;

    private final List<String> notices = new ArrayList<>();

    @Test
    void everyRunIsThereFromTheOldestToTheNewest() {
        run(2).finished();
        run(1).finished("1 of 2 trials finished");

        try (RunIndex index = open()) {
            assertThat(index.runs())
                    .extracting(IndexedRun::name, IndexedRun::plan, IndexedRun::started, IndexedRun::reasons)
                    .containsExactly(
                            tuple(
                                    "example-20261124-040506",
                                    "example",
                                    START.plusSeconds(86_400),
                                    "1 of 2 trials finished"),
                            tuple("example-20261125-040506", "example", START.plusSeconds(172_800), ""));
            assertThat(index.damaged()).isEmpty();
        }
        assertThat(notices).isEmpty();
        assertThat(results.resolve("index.duckdb")).exists();
    }

    @Test
    void aTrialSaysWhatItsSummarySays() {
        run(1).trial("edge", "websocket", 200_000)
                .trial("edge", "poll", 300_000, "lost messages: 3")
                .finished();

        try (RunIndex index = open()) {
            List<TrialFigure> medians = index.figures(Quantity.of("response p50"));
            assertThat(medians)
                    .extracting(TrialFigure::trial, TrialFigure::transport, TrialFigure::valid, TrialFigure::trusted)
                    .containsExactly(
                            tuple("1-edge-websocket", "websocket", true, true),
                            tuple("2-edge-poll", "poll", false, true));
            assertThat(medians.get(0).value()).isCloseTo(200_000, within(10_000.0));
            assertThat(index.figures(Quantity.of("CPU per message")).get(0).value())
                    .isCloseTo(50_000, within(1.0));
            assertThat(index.figures(Quantity.of("memory per connection"))
                            .get(0)
                            .value())
                    .isEqualTo(SyntheticRun.PROXY_BYTES / 1_000.0);
            assertThat(index.figures(Quantity.of("achieved rate")).get(0).value())
                    .isEqualTo(1_000);
        }
    }

    @Test
    void aPercentileBeyondTheTrustLimitIsNotTrustedAndOneWithoutSamplesIsNotThere() {
        run(1).trustLimit(95).trial("edge", "websocket", 200_000).finished();

        try (RunIndex index = open()) {
            assertThat(index.figures(Quantity.of("response p95")))
                    .extracting(TrialFigure::trusted)
                    .containsExactly(true);
            assertThat(index.figures(Quantity.of("response p99")))
                    .extracting(TrialFigure::trusted)
                    .containsExactly(false);
            // So much longer than the send lag that the machine's own share is little.
            assertThat(index.figures(Quantity.of("handshake p99")))
                    .extracting(TrialFigure::trusted)
                    .containsExactly(true);
            assertThat(index.figures(Quantity.of("response p99.99"))).isEmpty();
        }
    }

    @Test
    void whatIsNewChangedOrGoneIsSeenNextTime() throws IOException {
        RunDirectory kept = run(1).finished();
        RunDirectory changed = run(2).finished();
        RunDirectory gone = run(3).finished();
        open().close();

        changed.markInvalid(List.of("looked wrong"));
        Labels.NONE.with(Map.of("release", "1.2")).asBaseline(true).write(kept.path());
        delete(gone.path());
        run(4).finished();

        try (RunIndex index = open()) {
            assertThat(index.runs())
                    .extracting(IndexedRun::name, IndexedRun::reasons, IndexedRun::labels, IndexedRun::baseline)
                    .containsExactly(
                            tuple("example-20261124-040506", "", "baseline release=1.2", true),
                            tuple("example-20261125-040506", "looked wrong", "", false),
                            tuple("example-20261127-040506", "", "", false));
        }
    }

    /** Otherwise there would be no gain in it: what is damaged afterwards can't have been read again. */
    @Test
    void whatIsUnchangedIsNotReadAgain() throws IOException {
        Path run = run(1).trial("edge", "poll", 200_000).finished().path();
        open().close();
        Path summary = run.resolve("summary.json");
        var modified = Files.getLastModifiedTime(summary);
        byte[] content = Files.readAllBytes(summary);
        content[content.length / 2] = 0;
        Files.write(summary, content);
        Files.setLastModifiedTime(summary, modified);

        try (RunIndex index = open()) {
            assertThat(index.damaged()).isEmpty();
            assertThat(index.figures(Quantity.of("response p50"))).hasSize(1);
        }
    }

    @Test
    void runsOfTheSameLoadAreComparableAndOthersAreNot() {
        run(1).key("rate", 2000).finished();
        run(2).key("rate", "\"2000\"").key("seed", 7).key("warm-up", "2000ms").finished();
        run(3).key("rate", 3000).finished();
        run(4).key("rate", 2000).fact("cpus", 64).finished();

        try (RunIndex index = open()) {
            List<String> loads =
                    index.runs().stream().map(run -> run.load().id()).toList();
            assertThat(loads.get(1)).isEqualTo(loads.get(0));
            assertThat(loads.get(2)).isNotEqualTo(loads.get(0));
            assertThat(loads.get(3)).isNotEqualTo(loads.get(0)).isNotEqualTo(loads.get(2));
            assertThat(index.runs().get(2).load().keys())
                    .containsEntry("rate", "3000")
                    .containsEntry("connections", "1000")
                    .containsEntry("warm-up", "2s")
                    .doesNotContainKeys("seed", "name", "paths");
        }
    }

    @Test
    void pathsOfOneNameAreToldApartByProxyEncryptionAndDelay() {
        run(1).path("edge", "edge", "1.0", "none")
                .trial("edge", "poll", 200_000)
                .finished();
        run(2).path("edge", "edge", "1.0", "both")
                .trial("edge", "poll", 200_000)
                .finished();
        run(3).path("edge", "nginx", "1.22", "none")
                .trial("edge", "poll", 200_000)
                .finished();

        run(4).path("edge", "edge", "1.0", "none", "1ms")
                .trial("edge", "poll", 200_000)
                .finished();

        try (RunIndex index = open()) {
            assertThat(index.figures(Quantity.of("response p50")))
                    .extracting(TrialFigure::kind)
                    .containsExactly("", "tls both", "nginx", "delay 1ms");
            assertThat(index.runs().get(2).facts())
                    .containsEntry("edge version", "1.22")
                    .containsEntry("edge workers", "auto")
                    .containsEntry("kernel", "Linux 6.18");
        }
    }

    @Test
    void theTablesOfSomeRunsAreThereWithoutAFile() {
        Path run = run(1).trial("edge", "poll", 200_000).finished().path();

        try (RunIndex index = RunIndex.of(List.of(run))) {
            assertThat(index.runs()).hasSize(1);
        }
        assertThat(results.resolve("index.duckdb")).doesNotExist();
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused() {
        Path missing = results.resolve("nowhere");

        assertThatThrownBy(() -> RunIndex.open(missing, notices::add))
                .isInstanceOf(InputFault.class)
                .hasMessage("results: " + missing + " (expected: a directory)");
    }

    private RunIndex open() {
        return RunIndex.open(results, notices::add);
    }

    private SyntheticRun run(int day) {
        return new SyntheticRun(results, "example", START.plusSeconds(86_400L * day), day);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
