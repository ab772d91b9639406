package longwire.behaviour.page;

import java.util.List;
import java.util.stream.Collectors;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.finding.Survey;

/** A survey as Markdown: for each behaviour a table with a row for each proxy. */
public final class SurveyMarkdown {
    private SurveyMarkdown() {}

    /** The tables, each below the name of its behaviour. */
    public static String of(Survey survey) {
        List<Portrait> tried = survey.proxies().stream()
                .filter(portrait -> portrait.fault().isEmpty())
                .toList();
        List<Finding> asked = SurveyText.asked(tried);
        return asked.stream()
                .map(Finding::behaviour)
                .distinct()
                .map(group -> section(group, asked, tried))
                .collect(Collectors.joining("\n"));
    }

    private static String section(String group, List<Finding> asked, List<Portrait> proxies) {
        List<Finding> columns = asked.stream()
                .filter(finding -> finding.behaviour().equals(group) && !finding.isUnknown())
                .toList();
        StringBuilder text = new StringBuilder("## " + capital(group) + "\n\n| proxy |");
        columns.forEach(column -> text.append(" ").append(cell(column.name())).append(" |"));
        text.append("\n|---|").append("---|".repeat(columns.size())).append("\n");
        for (Portrait proxy : proxies) {
            text.append("| ").append(proxy.label()).append(" |");
            columns.forEach(column -> text.append(" ")
                    .append(cell(proxy.like(column).map(Finding::text).orElse("–")))
                    .append(" |"));
            text.append("\n");
        }
        return text.toString();
    }

    private static String capital(String group) {
        return Character.toUpperCase(group.charAt(0)) + group.substring(1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
