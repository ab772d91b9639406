package longwire.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longwire.comparison.Verdict;
import longwire.tuning.search.Front;
import longwire.tuning.search.Goal;
import longwire.tuning.search.Words;

/** A report in the parts that its page has. What the template asks for is public, since Pebble finds nothing else. */
record TuningFigures(TuningReport report) {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double HUNDRED = 100;
    /** A diff's first two lines name its files; a line that was removed may look the same further down. */
    private static final int DIFF_HEAD = 2;

    /** A piece of a sentence; a setting is {@code code}. */
    record Piece(String text, boolean code) {}

    /** A line of a diff, with the line's end; its kind is {@code file, place, removed, added} or empty. */
    record DiffLine(String kind, String text) {}

    public boolean gain() {
        return report.gain();
    }

    /** The outcome, with a capital letter. */
    public String outcome() {
        return report.outcome().substring(0, 1).toUpperCase(Locale.ROOT)
                + report.outcome().substring(1);
    }

    public boolean finished() {
        return !report.sentences().isEmpty();
    }

    /** Whether the compared goal differs from the requested one. */
    public boolean comparedElse() {
        return report.comparedElse();
    }

    /** How it was searched, in some words each. */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (!report.trials().isEmpty()) {
            facts.add("compared at " + Words.rate(report.rate()));
        }
        facts.add(String.format(
                Locale.ROOT,
                "%.1f of %.1f min",
                report.spentSeconds() / SECONDS_PER_MINUTE,
                report.budgetSeconds() / SECONDS_PER_MINUTE));
        if (!report.trials().isEmpty()) {
            facts.add(count(report.trials().size(), "trial") + " of " + count(candidates(), "candidate"));
            facts.add(invalid() + " INVALID");
            facts.add(String.format(Locale.ROOT, "noise of a trial ± %.1f %%", HUNDRED * report.noise()));
        }
        return facts;
    }

    /** The answer, each sentence in pieces. */
    public List<List<Piece>> sentences() {
        return report.sentences().stream().map(TuningFigures::pieces).toList();
    }

    public List<DiffLine> diff() {
        List<DiffLine> lines = new ArrayList<>();
        report.diff().lines().forEach(line -> lines.add(new DiffLine(kind(line, lines.size()), line + "\n")));
        return lines;
    }

    /** Whether the goal got better, whatever else speaks against the candidate. */
    public boolean better(TuningReport.Proven proof) {
        return is(Verdict.BETTER, proof.goal()) && !is(Verdict.WORSE, proof.goal());
    }

    public List<Front.Point> front() {
        return report.front().stream().filter(Front.Point::first).toList();
    }

    public List<Front.Point> behind() {
        return report.front().stream().filter(point -> !point.first()).toList();
    }

    public boolean anyCpu() {
        return report.front().stream().anyMatch(point -> point.cpuNanos() > 0);
    }

    public boolean anyMemory() {
        return report.front().stream().anyMatch(point -> point.memoryBytes() > 0);
    }

    private static boolean is(Verdict verdict, List<TuningReport.Line> lines) {
        return lines.stream().anyMatch(line -> verdict.name().equals(line.verdict()));
    }

    private long candidates() {
        return report.trials().stream()
                .map(TuningReport.Tried::name)
                .filter(name -> !name.equals(Goal.DEFAULT))
                .distinct()
                .count();
    }

    private long invalid() {
        return report.trials().stream().filter(trial -> !trial.why().isEmpty()).count();
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Text between backticks is code. */
    private static List<Piece> pieces(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        for (String text : sentence.split("`", -1)) {
            pieces.add(new Piece(text, pieces.size() % 2 == 1));
        }
        return pieces;
    }

    private static String kind(String line, int before) {
        if (before < DIFF_HEAD) {
            return "file";
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '@' -> "place";
            case '-' -> "removed";
            case '+' -> "added";
            default -> "";
        };
    }
}
