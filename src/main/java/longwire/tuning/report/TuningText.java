package longwire.tuning.report;

import java.util.Locale;
import longwire.report.figures.MoreTrials;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalPage;
import longwire.tuning.search.Words;

/** An answer in at most 80 columns, for a terminal. */
public final class TuningText {
    private static final int MOST_EFFECTS = 5;
    private static final int MOST_DIFF_LINES = 40;
    private static final double SECONDS_PER_MINUTE = 60;

    private TuningText() {}

    public static String of(TuningReport report, Ink ink) {
        TerminalPage page = new TerminalPage(ink);
        page.title("Tuning of " + report.subject() + ": " + report.outcome());
        report.sentences().forEach(sentence -> page.hanging("", "", sentence));
        page.text("", how(report));
        if (report.comparedElse()) {
            page.text("", "Compared: " + report.goal() + ".");
        }
        report.proofs().forEach(proof -> proof(page, proof));
        page.title("Settings, as estimated from all trials");
        report.effects().stream()
                .limit(MOST_EFFECTS)
                .forEach(effect -> page.line("  "
                        + String.format(
                                Locale.ROOT,
                                "%-44s",
                                effect.knob() + " " + (effect.level().isEmpty() ? "unset" : effect.level()))
                        + String.format(Locale.ROOT, "%7s ", Words.change(effect.ratio()))
                        + Words.range(effect.low(), effect.high())));
        page.text("  ", "A model's estimates, which guide the search; only confirmed results are shown to be real.");
        if (!report.diff().isEmpty()) {
            page.title("What to change");
            report.diff().lines().limit(MOST_DIFF_LINES).forEach(page::line);
        }
        if (!report.system().isEmpty()) {
            page.title("Kernel settings");
            report.system().lines().forEach(page::line);
        }
        return page.toString();
    }

    private static String how(TuningReport report) {
        return String.format(
                Locale.ROOT,
                "%d trials at %s; noise of a trial ± %.0f %%; %.1f of %.1f min used.",
                report.trials().size(),
                Words.rate(report.rate()),
                100 * report.noise(),
                report.spentSeconds() / SECONDS_PER_MINUTE,
                report.budgetSeconds() / SECONDS_PER_MINUTE);
    }

    private static void proof(TerminalPage page, TuningReport.Proven proof) {
        page.title("Confirmed against the default: " + proof.words());
        page.text("  ", "In " + proof.pairs() + " pairs of trials. After UNDECIDED: how many more pairs would decide.");
        proof.goal().forEach(line -> page.line("  " + line(line)));
        proof.beside().forEach(line -> page.line("  " + line(line)));
        proof.against().forEach(reason -> page.hanging("  ", "  ", "against it: " + reason));
        for (TuningReport.Part part : proof.parts()) {
            page.text("  ", (part.matters() ? "matters: " : "not shown to matter: ") + part.words() + "; without it");
            part.lines().forEach(line -> page.line("    " + line(line)));
        }
    }

    private static String line(TuningReport.Line line) {
        String interval = line.high() == 0 ? "" : Words.range(line.low(), line.high());
        String more = line.moreTrials() > 0 ? " (" + MoreTrials.text(line.moreTrials()) + ")" : "";
        return String.format(
                Locale.ROOT,
                "%-21s %7s %-18s %s%s",
                line.metric(),
                Words.change(line.ratio()),
                interval,
                line.verdict(),
                more);
    }
}
