package longwire.report.history;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import longwire.fault.InputFault;
import longwire.report.terminal.Ink;
import longwire.settings.KnownKeys;

/** All output formats of a history, by name. */
public final class HistoryFormats {
    private static final Map<String, HistoryFormat> ALL = new TreeMap<>(Map.of(
            "text", new HistoryText(Ink.ofConsole()),
            "html", new HistoryHtml(),
            "json", new HistoryJson(),
            "csv", new HistoryCsv()));

    private HistoryFormats() {}

    /** Their names. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** Runs of each series that the format called {@code name} shows where nobody says how many. */
    public static int usualLimit(String name) {
        return format(name).usualLimit();
    }

    /** Tells {@code history} in the format called {@code name}. */
    public static String text(String name, History history, HistoryShown shown) {
        return format(name).text(history, shown);
    }

    private static HistoryFormat format(String name) {
        HistoryFormat format = ALL.get(name);
        if (format == null) {
            throw new InputFault(
                    "format",
                    name,
                    "any of " + String.join(", ", ALL.keySet()) + "; " + KnownKeys.nearest(name, ALL.keySet()) + "?");
        }
        return format;
    }
}
