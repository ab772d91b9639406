package longwire.proxyconf.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Place;

/** Findings as text for a terminal of 80 columns. Mistakes of one kind are grouped. */
public final class TextReport {
    private static final int COLUMNS = 80;
    private static final String MARGIN = "    ";
    private static final int LONGEST_QUOTE = 44;

    private TextReport() {}

    /** The report on one configuration, with a summary as its last line. */
    public static String of(Report report, Assumptions load) {
        StringBuilder page = new StringBuilder();
        Map<List<Object>, List<Finding>> kinds = report.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> List.of(finding.rule(), finding.severity(), finding.why()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        kinds.values().forEach(alike -> page.append(kind(alike)).append('\n'));
        report.notes().forEach(note -> page.append(wrapped("note: " + note, "")));
        return page.append(wrapped(summary(report, load), "")).toString();
    }

    private static String kind(List<Finding> alike) {
        Finding first = alike.get(0);
        StringBuilder text = new StringBuilder();
        text.append(first.severity()).append("  ").append(first.rule()).append('\n');
        for (Finding finding : alike) {
            text.append(quote(finding.place()));
            text.append(wrapped(finding.mistake(), MARGIN));
        }
        text.append(wrapped("Why: " + first.why(), MARGIN));
        alike.stream().map(Finding::mends).distinct().forEach(mends -> text.append(mends(mends)));
        return text.toString();
    }

    private static String mends(List<Mend> mends) {
        StringBuilder text = new StringBuilder();
        for (Mend mend : mends) {
            text.append(wrapped("Correction: " + where(mend), MARGIN));
            mend.text()
                    .lines()
                    .forEach(line ->
                            text.append(MARGIN).append(MARGIN).append(line).append('\n'));
        }
        return text.toString();
    }

    private static String where(Mend mend) {
        String line = mend.at().toString();
        return switch (mend.how()) {
            case INTO -> "inside the block at " + line;
            case BEFORE -> "before " + line;
            case AFTER -> "after the block at " + line;
            case INSTEAD -> "instead of " + line;
            case REMOVE -> "remove " + line;
        };
    }

    private static String quote(Place place) {
        String text = place.text().strip().replace('\t', ' ');
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 3) + "...";
        return "  " + place + ": " + shown + "\n";
    }

    private static String summary(Report report, Assumptions load) {
        String question = String.format(
                Locale.ROOT,
                "%s (%s%s; %,d connections, a ping every %s)",
                report.file(),
                report.syntax().label(),
                report.version().map(version -> " " + version).orElse(""),
                load.connections(),
                DurationText.words(load.pingInterval()));
        String ignored =
                report.ignored().isEmpty() ? "" : "; " + report.ignored().size() + " ignored";
        return question + ": " + counts(report.findings()) + ignored;
    }

    private static String counts(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "nothing found";
        }
        Map<Severity, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(Finding::severity, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Breaks {@code text} between words; a word that is longer than a line gets one of its own. */
    static String wrapped(String text, String margin) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && margin.length() + line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.stream().map(one -> margin + one + "\n").collect(Collectors.joining());
    }
}
