package longwire.report.history;

import java.nio.file.Path;
import java.util.regex.Pattern;
import longwire.index.IndexedRun;

/**
 * How much of a history is shown, and where its runs are to be found.
 *
 * @param limit runs of each series that are shown, the newest, 1 or more; the statistics rest on all of them
 * @param results directory of the runs, as it was given
 * @param links to the pages about them
 */
public record HistoryShown(int limit, Path results, RunLinks links) {
    /** Read by every shell as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*");

    /** The newest {@code limit} runs of each series, where nothing links to them. */
    static HistoryShown newest(int limit) {
        return new HistoryShown(limit, Path.of("results"), RunLinks.files(Path.of("results"), Path.of("")));
    }

    /** A command that compares two runs, ready for a shell. */
    String compare(IndexedRun baseline, IndexedRun candidate) {
        return "scripts/longwire compare " + argument(baseline) + " " + argument(candidate);
    }

    /** The directory of {@code run} as a word of a shell. */
    String argument(IndexedRun run) {
        String path = results.resolve(run.name()).toString();
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** A relative URL of the report of {@code run}; empty where it has none. */
    String report(IndexedRun run) {
        return links.report(run.name());
    }
}
