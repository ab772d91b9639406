package longwire.report.browse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import longwire.index.IndexedRun;
import longwire.results.Labels;
import longwire.results.RunProcess;

/**
 * A run as a line of the page.
 *
 * @param name of its directory
 * @param plan name of its plan
 * @param started in UTC, to the minute
 * @param day of it, ISO 8601
 * @param trials that finished; of how many while it is on
 * @param standing of it
 * @param why it is not VALID; empty otherwise
 * @param labels such as {@code release=1.2}, a baseline's first
 * @param machine it ran on
 * @param load that makes it comparable with others, in a few letters
 * @param figures of its paths
 * @param report URL of its report; empty where it has none
 * @param live HOST:PORT of the page that shows it while it is on; empty where it has none
 * @param against what it is compared with where nobody says
 */
public record RunLine(
        String name,
        String plan,
        String started,
        String day,
        String trials,
        Standing standing,
        String why,
        List<String> labels,
        String machine,
        String load,
        List<RunFigure> figures,
        String report,
        String live,
        Against against) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
    private static final String BASELINE = "baseline";

    /** Whether a run can be believed, or is not over. */
    public enum Standing {
        VALID,
        INVALID,
        RUNNING
    }

    /**
     * Of one path and transport of a run, the medians over its VALID trials.
     *
     * @param path its name
     * @param transport such as {@code websocket}
     * @param median p50 of the response time, with its unit; empty if unknown
     * @param tail p99 of it, in brackets where most trials do not trust it
     */
    public record RunFigure(String path, String transport, String median, String tail) {}

    /**
     * Another run.
     *
     * @param name of it; empty for none
     * @param page URL of the comparison with it; empty for none
     */
    public record Against(String name, String page) {
        static final Against NOTHING = new Against("", "");
    }

    static RunLine of(IndexedRun run, RunsOn on, List<String> labels, List<RunFigure> figures, Links links) {
        RunProcess process = on.alive().get(run.name());
        String cpus = run.facts().getOrDefault("cpus", "");
        boolean killed = on.gone().containsKey(run.name());
        return new RunLine(
                run.name(),
                run.plan(),
                MINUTE.format(run.started()),
                DAY.format(run.started()),
                run.finishedTrials() + (process == null ? "" : " of " + process.planned()),
                process != null ? Standing.RUNNING : run.reasons().isEmpty() ? Standing.VALID : Standing.INVALID,
                process != null ? "" : run.reasons() + (killed ? ": its process was killed" : ""),
                labels,
                (cpus.isEmpty() ? "" : cpus + " × ") + run.facts().getOrDefault("cpu", ""),
                run.load().id(),
                figures,
                links.report(),
                process == null ? "" : process.live(),
                links.against());
    }

    /** Of a run without a finished trial, of which the index knows nothing. */
    static RunLine of(String name, RunProcess process, boolean isOn, String report) {
        Instant started = Instant.parse(process.start());
        return new RunLine(
                name,
                process.plan(),
                MINUTE.format(started),
                DAY.format(started),
                "0 of " + process.planned(),
                isOn ? Standing.RUNNING : Standing.INVALID,
                isOn ? "" : "its process was killed before a trial had ended",
                List.of(),
                "",
                "",
                List.of(),
                isOn ? report : "",
                isOn ? process.live() : "",
                Against.NOTHING);
    }

    /** Where a line leads to. */
    record Links(String report, Against against) {}

    /** Each label as a person reads it, the mark of a baseline first. */
    static List<String> labels(Labels labels) {
        List<String> told = new ArrayList<>();
        if (labels.baseline()) {
            told.add(BASELINE);
        }
        labels.labels().forEach((name, value) -> told.add(name + "=" + value));
        return told;
    }
}
