package longwire.proxyconf.lint;

import java.util.List;
import java.util.stream.Collectors;

/** Explanations of rules as Markdown, for the page {@code docs/rules.md}. */
public final class RuleMarkdown {
    private static final String HEAD =
            """
            # Rules of the linter

            `scripts/longwire lint FILE` reports the mistakes below. `--explain RULE` prints the section of a rule, and `--ignore RULE`
            leaves out its findings. Rules for some versions only are applied if the version is one of these, or is not known. It is known
            by `--proxy-version 1.30.6`, by `--proxy-version installed`, which asks the installed program, or by a comment such as
            `# longwire: nginx 1.30.6` in the configuration; rules marked "only if known" need it. Each example is tested: the rule reports the first configuration, and not the second.

            This page is generated: `scripts/longwire lint --explain all --format markdown > docs/rules.md`
            """;

    private RuleMarkdown() {}

    /** A page about all {@code rules}, with a table of links to them. */
    public static String page(List<Explanation> rules) {
        String table = rules.stream()
                .map(rule -> "| [" + rule.rule() + "](#" + anchor(rule.rule()) + ") | " + rule.versions() + " | "
                        + rule.what() + " |\n")
                .collect(Collectors.joining());
        String sections = rules.stream().map(RuleMarkdown::of).collect(Collectors.joining("\n"));
        return HEAD + "\n| rule | versions | what it reports |\n|---|---|---|\n" + table + "\n" + sections;
    }

    /** One rule, as a section. */
    public static String of(Explanation rule) {
        List<String> options = rule.options();
        return "## " + rule.rule() + "\n\n"
                + rule.what() + "\n\n"
                + "**Why:** " + rule.why() + "\n\n"
                + "**Applies to:** " + rule.appliesTo() + "\n\n"
                + "**Versions:** " + rule.versions() + "\n\n"
                + (options.isEmpty() ? "" : "**Options for the example:** `" + String.join(" ", options) + "`\n\n")
                + "Before:\n\n" + block(rule.before()) + "\nAfter:\n\n" + block(rule.after());
    }

    private static String block(String configuration) {
        return "```\n" + configuration + "```\n";
    }

    /** The anchor that GitHub makes of a heading: without dots. */
    private static String anchor(String rule) {
        return rule.replace(".", "");
    }
}
