package longwire.report.comparison;

import java.util.List;
import longwire.comparison.Comparison;
import longwire.comparison.RunComparison;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalBlock;
import longwire.report.terminal.TerminalPage;

/** A comparison as a table of at most 80 columns. */
final class ComparisonText implements ComparisonFormat {
    /** Room for {@code UNDECIDED} and a space. */
    private static final int WIDTH = 11;

    private static final String HANGING = "    ";

    private final Ink ink;

    ComparisonText(Ink ink) {
        this.ink = ink;
    }

    @Override
    public String text(RunComparison comparison) {
        TerminalPage page = new TerminalPage(ink);
        if (!comparison.refusals().isEmpty()) {
            page.title("Not comparable");
            comparison.refusals().forEach(reason -> page.hanging("  - ", HANGING, reason));
        }
        page.answers(ComparisonAnswers.of(comparison));
        int longest = ComparisonLine.of(comparison).stream()
                .mapToInt(line -> line.metric().length())
                .max()
                .orElse(1);
        comparison.comparisons().forEach(one -> draw(page, one, longest));
        List<String> remarks = ComparisonLine.remarks(comparison);
        if (!remarks.isEmpty()) {
            page.title("Remarks");
            remarks.forEach(remark -> page.hanging("  - ", HANGING, remark));
        }
        return page.toString();
    }

    private static void draw(TerminalPage page, Comparison comparison, int longest) {
        TerminalBlock block = new TerminalBlock(
                ComparisonLine.title(comparison) + " (" + trials(comparison) + ")",
                List.of("baseline", "candidate", "change", "verdict"),
                WIDTH,
                List.of(longest));
        for (ComparisonLine line : ComparisonLine.of(comparison)) {
            block.line(
                    false,
                    List.of(line.metric()),
                    List.of(line.baseline(), line.candidate(), line.change(), line.verdict()));
            String within = line.interval().isEmpty() ? "" : "95 %: " + line.interval() + "; ";
            block.remark(within + line.why());
        }
        block.drawOn(page);
        comparison
                .untrusted()
                .forEach(metric -> page.hanging("  ", HANGING, metric + ": beyond the trust limit, not compared"));
    }

    private static String trials(Comparison comparison) {
        return comparison.baseline().trials().size() + " and "
                + comparison.candidate().trials().size()
                + (comparison.candidate().trials().size() == 1 ? " trial" : " trials")
                + (comparison.isDuet() ? " in duets" : "");
    }
}
