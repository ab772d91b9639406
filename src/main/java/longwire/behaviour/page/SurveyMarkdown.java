package longwire.behaviour.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.finding.Survey;

/** A survey as Markdown: for each behaviour a table with a row for each proxy. */
public final class SurveyMarkdown {
    private static final String HEAD =
            """
            # What proxies do to WebSockets

            Found by trying with `scripts/longwire behave all`, on %s, %s. Each proxy ran with the configuration that
            Longwire writes for it (`lint` and [plans](plans.md) say more about those). Try your own program or configuration the same way:

            ```
            scripts/longwire behave nginx=/opt/nginx/sbin/nginx --config nginx=/etc/nginx/nginx.conf
            scripts/longwire behave nginx=/opt/nginx/sbin/nginx --against results/reference/behaviour-debian-12.json
            ```

            Times and bytes are those of one machine. Bytes taken while the receiver reads nothing include the kernel's buffers. The
            milliseconds of two small frames are how long the second was awaited after it had been sent. `–`: not asked.

            This page is generated:
            `scripts/longwire behave --from results/reference/behaviour-debian-12.json --format markdown > docs/behaviour.md`

            """;

    private SurveyMarkdown() {}

    /** A page: for each behaviour its name and a table. */
    public static String of(Survey survey) {
        return String.format(Locale.ROOT, HEAD, survey.distribution(), survey.date()) + tables(survey);
    }

    private static String tables(Survey survey) {
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
