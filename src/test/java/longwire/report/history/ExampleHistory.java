package longwire.report.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.index.RunIndex;
import longwire.results.Labels;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;

/**
 * Twenty-four runs of one load, one each night, with all that a history can have: the edge is slower from run 15 on, run 6 is
 * INVALID, run 9 beyond the trust limit, two runs of another load lie behind run 11, run 3 is a baseline, and a path, a label
 * and a directory are named as markup.
 */
public final class ExampleHistory {
    static final String HOSTILE = "<img src=x onerror=alert(1)>";
    static final String HOSTILE_PATH = "edge <b>&";
    static final int RUNS = 24;
    static final int CHANGE = 15;
    static final int INVALID = 6;
    static final int UNTRUSTED = 9;
    static final int BEFORE_OTHERS = 11;
    static final int BASELINE = 3;

    private static final Instant START = Instant.parse("2026-11-01T04:05:06Z");
    private static final int TRIALS = 6;

    private final Path results;

    public ExampleHistory(Path results) {
        this.results = results;
    }

    /** Writes them. */
    public ExampleHistory written() throws IOException {
        for (int day = 0; day < RUNS; day++) {
            Path directory = run(day, 1_000, Duration.ofDays(day)).path();
            if (day == BEFORE_OTHERS) {
                run(day, 2_000, Duration.ofDays(day).plusHours(2));
                run(day, 2_000, Duration.ofDays(day).plusHours(4));
            }
            if (day == BASELINE) {
                Labels.NONE.with(Map.of("release", "1.2")).asBaseline(true).write(directory);
            }
            if (day == CHANGE) {
                Labels.NONE.with(Map.of("release", HOSTILE)).write(directory);
            }
            if (day == RUNS - 1) {
                Files.writeString(directory.resolve("report.html"), "<title>the report</title>");
            }
            if (day == RUNS - 2) {
                Files.move(directory, results.resolve(HOSTILE));
            }
        }
        Files.writeString(results.resolve("notes " + HOSTILE), "mine");
        return this;
    }

    private RunDirectory run(int day, int rate, Duration after) {
        double edge = (day < CHANGE ? 200_000 : 260_000) * (1 + 0.01 * (day * 7 % 5));
        SyntheticRun run = new SyntheticRun(results, "nightly", START.plus(after), day)
                .key("rate", rate)
                .path(HOSTILE_PATH, "edge", day < CHANGE ? "1.2" : "1.3", "none");
        if (day == UNTRUSTED) {
            run.trustLimit(90);
        }
        for (int trial = 0; trial < TRIALS; trial++) {
            run.trial("direct", "websocket", 80_000 * (1 + 0.02 * trial))
                    .trial(HOSTILE_PATH, "websocket", edge * (1 + 0.02 * trial));
        }
        return day == INVALID ? run.finished("lost " + HOSTILE) : run.finished();
    }

    /** All of it, without a choice. */
    History history() {
        try (RunIndex index = RunIndex.open(results, System.err::println)) {
            return History.of(
                    index,
                    new HistoryQuestion(
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            0.05));
        }
    }

    /** Writes the page of it to {@code page}. */
    Path page(Path page) {
        HistoryShown shown = new HistoryShown(
                HistoryFormats.usualLimit("html"),
                results,
                RunLinks.files(results, page.toAbsolutePath().getParent()));
        try {
            return Files.writeString(page, HistoryFormats.text("html", history(), shown));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
