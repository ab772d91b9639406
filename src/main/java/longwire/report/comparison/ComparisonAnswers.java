package longwire.report.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.comparison.RunComparison;
import longwire.comparison.Verdict;
import longwire.text.HumanUnits;

/**
 * What a comparison comes to, in at most six sentences made from its findings; intervals, at 95 %, stand in brackets. The largest
 * differences are told first; what is the same, and what the trials cannot tell, is named in the last sentences.
 */
final class ComparisonAnswers {
    private static final int MOST = 6;
    /** Names in one sentence; who wants more has the tables. */
    private static final int MOST_NAMED = 4;

    /** A finding, with the sides that it is about. */
    private record Told(Comparison comparison, Finding finding) {
        String name() {
            return finding.metric().name() + " of " + ComparisonLine.title(comparison);
        }

        /** How far from no difference, whichever way. */
        double size() {
            return finding.ratio() > 0 ? Math.abs(Math.log(finding.ratio())) : Double.MAX_VALUE;
        }
    }

    private ComparisonAnswers() {}

    /** The answers of {@code comparison} if it has any, else the sentences; none where it was refused. */
    static List<String> of(RunComparison comparison) {
        if (!comparison.answers().isEmpty() || !comparison.refusals().isEmpty()) {
            return comparison.answers();
        }
        List<Told> all = comparison.comparisons().stream()
                .flatMap(one -> one.findings().stream().map(finding -> new Told(one, finding)))
                .toList();
        List<Told> different = all.stream()
                .filter(told -> is(told, Verdict.WORSE) || is(told, Verdict.BETTER))
                .sorted(Comparator.comparingDouble(Told::size).reversed())
                .toList();
        List<String> last = new ArrayList<>();
        named(all, told -> is(told, Verdict.SAME), "No difference that matters: ", last);
        named(
                all,
                told -> is(told, Verdict.UNDECIDED),
                "Not told by these trials: whether there is a difference in ",
                last);
        int most = MOST - last.size();
        // The last of them says how many there are besides.
        int shown = different.size() > most ? most - 1 : different.size();
        Stream<String> rest = shown == different.size()
                ? Stream.empty()
                : Stream.of((different.size() - shown) + " further metrics differ by less; the tables have them.");
        return Stream.of(different.stream().limit(shown).map(ComparisonAnswers::sentence), rest, last.stream())
                .flatMap(sentences -> sentences)
                .toList();
    }

    private static boolean is(Told told, Verdict verdict) {
        return told.finding().verdict() == verdict;
    }

    private static String sentence(Told told) {
        Finding finding = told.finding();
        String within = finding.interval()
                .map(ratio -> HumanUnits.percentRange(ratio.low(), ratio.high()) + "; ")
                .orElse("");
        return told.name() + " is " + finding.verdict() + ": " + HumanUnits.percent(finding.ratio()) + " (" + within
                + ComparisonLine.value(finding.metric(), finding.candidate()) + " against "
                + ComparisonLine.value(finding.metric(), finding.baseline()) + ").";
    }

    private static void named(List<Told> all, Predicate<Told> which, String start, List<String> into) {
        List<String> names =
                all.stream().filter(which).map(ComparisonAnswers::withInterval).toList();
        if (!names.isEmpty()) {
            int further = Math.max(0, names.size() - MOST_NAMED);
            into.add(start + String.join("; ", names.subList(0, names.size() - further))
                    + (further == 0 ? "" : "; and " + further + " more") + ".");
        }
    }

    private static String withInterval(Told told) {
        return told.name()
                + told.finding()
                        .interval()
                        .map(ratio -> " (" + HumanUnits.percentRange(ratio.low(), ratio.high()) + ")")
                        .orElse(" (too few trials)");
    }
}
