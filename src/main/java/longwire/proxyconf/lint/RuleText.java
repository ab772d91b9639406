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
        page.append(TextReport.wrapped("Applies to: " + rule.appliesTo(), MARGIN));
        List<String> options = rule.options();
        if (!options.isEmpty()) {
            page.append(TextReport.wrapped("Options for the example: " + String.join(" ", options), MARGIN));
        }
        page.append('\n').append(MARGIN).append("Before:\n").append(example(rule.before()));
        page.append('\n').append(MARGIN).append("After:\n").append(example(rule.after()));
        return page.toString();
    }

    /** All rules with what each of them reports. */
    public static String list(List<Explanation> rules) {
        return rules.stream()
                .map(rule -> rule.rule() + "\n" + TextReport.wrapped(rule.what(), MARGIN))
                .collect(Collectors.joining());
    }

    private static String example(String configuration) {
        return configuration
                .lines()
                .map(line -> line.isBlank() ? "\n" : MARGIN + MARGIN + line + "\n")
                .collect(Collectors.joining());
    }
}
