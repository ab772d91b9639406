package longwire.report.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import longwire.index.IndexedRun;

/**
 * How much of a history is shown, and where its runs are to be found.
 *
 * @param limit runs of each series that are shown, the newest, 1 or more; the statistics rest on all of them
 * @param results directory of the runs, as it was given
 * @param from directory that links start at: that of the page
 */
public record HistoryShown(int limit, Path results, Path from) {
    private static final String PAGE = "report.html";
    /** Read by every shell as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*");

    /** The newest {@code limit} runs of each series, where nothing links to them. */
    static HistoryShown newest(int limit) {
        return new HistoryShown(limit, Path.of("results"), Path.of(""));
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
        Path report = results.resolve(run.name()).resolve(PAGE).toAbsolutePath().normalize();
        if (!Files.isRegularFile(report)) {
            return "";
        }
        String relative = from.toAbsolutePath().normalize().relativize(report).toString();
        try {
            // Begins with a dot, or what stands before a colon would be a scheme.
            return new URI(null, null, "./" + relative, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("not a path: " + relative, impossible);
        }
    }
}
