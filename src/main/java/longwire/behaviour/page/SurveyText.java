package longwire.behaviour.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longwire.behaviour.finding.Differences;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.finding.Survey;

/** A survey for a terminal of 80 columns: proxies side by side while they fit, or else one after another. */
public final class SurveyText {
    private static final int COLUMNS = 80;
    private static final int NAME_COLUMNS = 26;
    private static final int GAP = 2;
    /** Narrower columns would break most values. */
    private static final int MOST_SIDE_BY_SIDE = 3;

    private SurveyText() {}

    /** The whole survey, with its time. */
    public static String of(Survey survey) {
        StringBuilder text = new StringBuilder();
        List<Portrait> tried = survey.proxies().stream()
                .filter(portrait -> portrait.fault().isEmpty())
                .toList();
        if (tried.size() <= MOST_SIDE_BY_SIDE && !tried.isEmpty()) {
            table(tried, text);
        } else {
            tried.forEach(portrait -> table(List.of(portrait), text));
        }
        survey.proxies().stream()
                .filter(portrait -> !portrait.fault().isEmpty())
                .forEach(portrait -> text.append(portrait.proxy())
                        .append(": ")
                        .append(portrait.fault())
                        .append("\n\n"));
        tried.stream().flatMap(portrait -> portrait.notes().stream()).distinct().forEach(note -> text.append(note)
                .append("\n"));
        int findings =
                tried.stream().mapToInt(portrait -> portrait.findings().size()).sum();
        return text.append(String.format(
                        "%s, %s: %d findings in %d s%n",
                        survey.distribution(), survey.date(), findings, survey.seconds()))
                .toString();
    }

    /** What changed, a line each. */
    public static String of(Differences differences) {
        StringBuilder text = new StringBuilder();
        differences
                .compared()
                .forEach(pair -> text.append("compared: ").append(pair).append("\n"));
        differences
                .unmatched()
                .forEach(name -> text.append("not compared: ").append(name).append("\n"));
        differences.changes().forEach(change -> text.append(change).append("\n"));
        int changes = differences.changes().size();
        return text.append(changes == 0 ? "no changes" : changes == 1 ? "1 change" : changes + " changes")
                .append("\n")
                .toString();
    }

    private static void table(List<Portrait> proxies, StringBuilder text) {
        int width = (COLUMNS - NAME_COLUMNS) / proxies.size() - GAP;
        row("", proxies.stream().map(Portrait::label).toList(), width, text);
        String group = "";
        for (Finding asked : asked(proxies)) {
            if (!asked.behaviour().equals(group)) {
                group = asked.behaviour();
                text.append(group).append("\n");
            }
            List<String> cells = proxies.stream()
                    .map(portrait -> portrait.like(asked).map(Finding::text).orElse("–"))
                    .toList();
            row("  " + asked.name(), cells, width, text);
        }
        text.append("\n");
    }

    /** Every question that any proxy answered, in the order of the first that did. */
    static List<Finding> asked(List<Portrait> proxies) {
        List<Finding> all = new ArrayList<>();
        for (Portrait proxy : proxies) {
            int after = -1;
            for (Finding finding : proxy.findings()) {
                Optional<Finding> known = all.stream()
                        .filter(other -> other.behaviour().equals(finding.behaviour())
                                && other.name().equals(finding.name()))
                        .findFirst();
                if (known.isPresent()) {
                    after = all.indexOf(known.get());
                } else {
                    all.add(++after, finding);
                }
            }
        }
        return all;
    }

    private static void row(String name, List<String> cells, int width, StringBuilder text) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(wrapped(name, NAME_COLUMNS));
        cells.forEach(cell -> columns.add(wrapped(cell, width)));
        int lines = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            StringBuilder one = new StringBuilder();
            for (int column = 0; column < columns.size(); column++) {
                List<String> parts = columns.get(column);
                String part = line < parts.size() ? parts.get(line) : "";
                one.append(part).append(" ".repeat((column == 0 ? NAME_COLUMNS : width) - part.length() + GAP));
            }
            text.append(one.toString().stripTrailing()).append("\n");
        }
    }

    /** Lines of at most {@code width} letters, broken at blanks where there are any. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > indent.length() ? blank : width;
            lines.add(rest.substring(0, end));
            rest = indent + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
