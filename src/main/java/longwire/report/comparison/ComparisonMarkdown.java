package longwire.report.comparison;

import java.util.ArrayList;
import java.util.List;
import longwire.comparison.Comparison;
import longwire.comparison.RunComparison;

/** A comparison as Markdown with tables, as a pull request shows it. */
final class ComparisonMarkdown implements ComparisonFormat {
    @Override
    public String text(RunComparison comparison) {
        List<String> lines = new ArrayList<>();
        if (!comparison.refusals().isEmpty()) {
            lines.add("**Not comparable**");
            lines.add("");
            comparison.refusals().forEach(reason -> lines.add("- " + escaped(reason)));
            lines.add("");
        }
        List<String> answers = ComparisonAnswers.of(comparison);
        answers.forEach(answer -> lines.add("- " + escaped(answer)));
        if (!answers.isEmpty()) {
            lines.add("");
        }
        for (Comparison one : comparison.comparisons()) {
            lines.add("#### " + escaped(ComparisonLine.title(one)));
            lines.add("");
            lines.add("| metric | baseline | candidate | change | 95 % | verdict | |");
            lines.add("|---|--:|--:|--:|--:|---|---|");
            ComparisonLine.of(one).forEach(line -> lines.add(row(line)));
            one.untrusted().forEach(metric -> lines.add("| " + metric + " | | | | | | beyond the trust limit |"));
            lines.add("");
        }
        ComparisonLine.remarks(comparison).forEach(remark -> lines.add("- " + escaped(remark)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(ComparisonLine line) {
        String verdict = line.verdict().equals("WORSE") || line.verdict().equals("BETTER")
                ? "**" + line.verdict() + "**"
                : line.verdict();
        return "| "
                + String.join(
                        " | ",
                        line.metric(),
                        line.baseline(),
                        line.candidate(),
                        line.change(),
                        line.interval(),
                        verdict,
                        escaped(line.why()))
                + " |";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}
