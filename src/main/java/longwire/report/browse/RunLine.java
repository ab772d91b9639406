package longwire.report.browse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import longwire.index.IndexedRun;

/**
 * A run as a line of the page.
 *
 * @param name of its directory
 * @param plan name of its plan
 * @param started in UTC, to the minute
 * @param day of it, ISO 8601
 * @param trials that finished
 * @param invalid why it is INVALID as a whole; empty for VALID
 * @param baseline whether it is marked as one
 * @param labels as people read them
 * @param machine it ran on
 * @param load that makes it comparable with others, in a few letters
 * @param figures of its paths
 */
public record RunLine(
        String name,
        String plan,
        String started,
        String day,
        int trials,
        String invalid,
        boolean baseline,
        String labels,
        String machine,
        String load,
        List<RunFigure> figures) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    /**
     * Of one path and transport of a run, the medians over its VALID trials.
     *
     * @param path its name
     * @param transport such as {@code websocket}
     * @param median p50 of the response time, with its unit; empty if unknown
     * @param tail p99 of it, in brackets where most trials do not trust it
     */
    public record RunFigure(String path, String transport, String median, String tail) {}

    static RunLine of(IndexedRun run, List<RunFigure> figures) {
        Instant started = run.started();
        String cpus = run.facts().getOrDefault("cpus", "");
        return new RunLine(
                run.name(),
                run.plan(),
                MINUTE.format(started),
                DAY.format(started),
                run.finishedTrials(),
                run.reasons(),
                run.baseline(),
                run.labels(),
                (cpus.isEmpty() ? "" : cpus + " × ") + run.facts().getOrDefault("cpu", ""),
                run.load().id(),
                figures);
    }
}
