package longwire.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.OutsideFault;
import longwire.report.figures.Format;
import longwire.report.figures.MergedFigures;
import longwire.report.page.HtmlReport;
import longwire.report.page.PageFigures;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalTable;
import longwire.results.RunDirectory;
import longwire.text.WholeFile;

/** Writes the reports of runs in every format. They are derived from the run directories and can be rewritten at any time. */
public final class Reports {
    /** Formats that are files of the run's directory, by name. */
    private static final Map<String, Format> FILES = Map.of("report.html", new HtmlReport());

    private Reports() {}

    /**
     * Writes the reports of {@code run} into its directory, and returns the text for the terminal.
     *
     * @param run with its summary written and its marks set: whether it is INVALID is told as its directory says now
     */
    public static String write(RunDirectory run) {
        MergedFigures figures = MergedFigures.of(run);
        FILES.forEach((name, format) -> run.writeText(name, format.text(figures)));
        return new TerminalTable(Ink.ofConsole()).text(figures);
    }

    /**
     * Writes one page about all of {@code runs} to {@code page}, and gives what is to be said of it in the terminal. What of
     * them can't be read is told on the page.
     *
     * @throws OutsideFault when the page can't be written, or no run can be read
     */
    public static String writePage(List<RunDirectory> runs, Path page) {
        PageFigures figures = PageFigures.read(runs);
        write(page, new HtmlReport().text(figures));
        String told = figures.runs().stream()
                .map(run -> run.run().path() + "\n  " + run.verdict() + "\n")
                .collect(Collectors.joining());
        String missing = figures.faults().stream()
                .map(fault -> "could not be read: " + fault + "\n")
                .collect(Collectors.joining());
        return told + missing + "\nReport: " + page + "\n";
    }

    /**
     * Writes a file aside, then renames it: a page that is open in a browser is never half.
     *
     * @throws OutsideFault when it can't be written
     */
    public static void write(Path page, String text) {
        try {
            WholeFile.write(page, text);
        } catch (IOException failure) {
            throw new OutsideFault(
                    "report: " + failure.getMessage() + " ("
                            + failure.getClass().getSimpleName() + ")",
                    failure);
        }
    }
}
