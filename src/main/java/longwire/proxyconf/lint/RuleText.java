package longwire.proxyconf.lint;

import java.util.List;
import java.util.stream.Collectors;

/** Explanations of rules for a terminal of 80 columns. */
public final class RuleText {
    private static final String MARGIN = "    ";

    private RuleText() {}

    /** One rule in full. */
    public static String of(Explanation rule) {
        StringBuilder page = new StringBuilder(rule.rule()).append('\n');
        page.append(TextReport.wrapped(rule.what(), MARGIN)).append('\n');
        page.append(TextReport.wrapped("Why: " + rule.why(), MARGIN)).append('\n');
        page.append(TextReport.wrapped("Applies to: " + rule.appliesTo(), MARGIN))
                .append(TextReport.wrapped("Versions: " + rule.versions(), MARGIN));
        List<String> options = rule.options();
        if (!options.isEmpty()) {
            page.append(TextReport.wrapped("Options for the example: " + String.join(" ", options), MARGIN));
        }
        page.append('\n').append(MARGIN).append("Before:\n").append(example(rule.before()));
        page.append('\n').append(MARGIN).append("After:\n").append(example(rule.after()));
        return page.toString();
    }

    /** All rules with what each of them reports, in which versions, and how many they are. */
    public static String list(List<Explanation> rules) {
        String list = rules.stream()
                .map(rule -> rule.rule() + range(rule) + "\n" + TextReport.wrapped(rule.what(), MARGIN))
                .collect(Collectors.joining());
        long ranged = rules.stream().filter(rule -> !rule.versions().isAll()).count();
        return list + "\n" + rules.size() + " rules, " + ranged + " of them for some versions only\n";
    }

    private static String range(Explanation rule) {
        return rule.versions().isAll() ? "" : " (" + rule.versions() + ")";
    }

    private static String example(String configuration) {
        return configuration
                .lines()
                .map(line -> line.isBlank() ? "\n" : MARGIN + MARGIN + line + "\n")
                .collect(Collectors.joining());
    }
}
