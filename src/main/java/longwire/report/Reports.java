package longwire.report;

import java.util.Map;
import longwire.results.RunDirectory;

/** Tells a run in every format. All is derived from the run's directory, so it may be told again at any time. */
public final class Reports {
    /** Formats that are files of the run's directory, by name. */
    private static final Map<String, Format> FILES = Map.of("report.html", new HtmlReport());

    private Reports() {}

    /**
     * Writes the files about {@code run} into its directory, and gives the text for the terminal.
     *
     * @param run with its summary written and its marks set: whether it is INVALID is told as its directory says now
     */
    public static String write(RunDirectory run) {
        MergedFigures figures = MergedFigures.of(run);
        FILES.forEach((name, format) -> run.writeText(name, format.text(figures)));
        return new TerminalTable(Ink.ofConsole()).text(figures);
    }
}
