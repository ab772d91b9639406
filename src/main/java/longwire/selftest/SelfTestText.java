package longwire.selftest;

import java.util.stream.Collectors;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalPage;

/** A self-test in at most 80 columns, for a terminal. */
final class SelfTestText {
    private static final String INDENT = "       ";

    private SelfTestText() {}

    static String of(SelfTestReport report, Ink ink) {
        TerminalPage page = new TerminalPage(ink);
        page.title(report.verdict());
        page.text("", "Self-test of " + report.started());
        page.text(
                "",
                report.machine().entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", ")));
        for (SelfTestReport.PartReport part : report.parts()) {
            page.title(part.title());
            part.checks().forEach(check -> draw(page, check));
            part.remarks().forEach(remark -> page.hanging("  -    ", INDENT, remark));
        }
        return page.toString();
    }

    private static void draw(TerminalPage page, Check check) {
        page.hanging(check.holds() ? "  yes  " : "  NO   ", INDENT, check.name() + ": " + check.measured());
        page.text(INDENT, "expected: " + check.must());
        if (!check.holds()) {
            page.text(INDENT, "advice: " + check.advice());
        }
    }
}
