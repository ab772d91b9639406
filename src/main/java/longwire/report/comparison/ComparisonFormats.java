package longwire.report.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import longwire.comparison.RunComparison;
import longwire.fault.InputFault;
import longwire.report.page.PageLink;
import longwire.report.terminal.Ink;
import longwire.settings.KnownKeys;

/** All ways to tell a comparison of runs, by name. */
public final class ComparisonFormats {
    private static final Map<String, ComparisonFormat> ALL = new TreeMap<>(Map.of(
            "text", new ComparisonText(Ink.ofConsole()),
            "markdown", new ComparisonMarkdown(),
            "html", new ComparisonHtml(),
            "json", new ComparisonJson(),
            "csv", new ComparisonCsv(),
            "junit", new ComparisonJunit()));

    private ComparisonFormats() {}

    /** Their names. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The page about {@code comparison}, with links to other pages. */
    public static String page(RunComparison comparison, List<PageLink> nav) {
        return new ComparisonHtml().text(comparison, nav);
    }

    /** Tells {@code comparison} in the format called {@code name}. */
    public static String text(String name, RunComparison comparison) {
        ComparisonFormat format = ALL.get(name);
        if (format == null) {
            throw new InputFault(
                    "format",
                    name,
                    "any of " + String.join(", ", ALL.keySet()) + "; " + KnownKeys.nearest(name, ALL.keySet()) + "?");
        }
        return format.text(comparison);
    }
}
