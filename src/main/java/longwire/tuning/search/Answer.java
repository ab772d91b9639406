package longwire.tuning.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.comparison.Finding;
import longwire.comparison.Metric;
import longwire.comparison.Promise;
import longwire.comparison.Verdict;
import longwire.report.figures.MoreTrials;

/**
 * The result of a search.
 *
 * @param outcome whether there is a gain
 * @param recommended the candidate to use; the default if there is no gain
 * @param proofs the confirmations, in their order; empty if there was nothing to confirm
 * @param sentences that tell the result to a person
 */
public record Answer(Outcome outcome, Candidate recommended, List<Proof> proofs, List<String> sentences) {
    /** The possible results of a search. */
    public enum Outcome {
        /** Some settings are shown to be better. */
        GAIN("a gain is shown"),
        /** No settings are shown to be better. */
        NONE("no significant gain");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The result of {@code search}, from what is confirmed so far. */
    static Answer of(Search search) {
        List<Proof> proofs = search.proofs();
        Optional<Proof> sound = proofs.stream().filter(Proof::holds).reduce((earlier, later) -> later);
        return sound.map(proof -> gain(search, proof, proofs)).orElseGet(() -> none(search, proofs));
    }

    private static Answer gain(Search search, Proof proof, List<Proof> proofs) {
        SearchSpace space = search.space();
        String words = space.words(proof.candidate());
        List<String> sentences = new ArrayList<>();
        sentences.add(code(words) + " " + lowers(proof.goal().findings()) + "; " + rest(search, proof, proofs) + ".");
        Proof whole = proofs.get(0);
        whole.parts().stream()
                .filter(Proof.Part::matters)
                .map(part -> part(space, whole, part))
                .forEach(sentences::add);
        if (proof != whole && whole.parts().stream().noneMatch(Proof.Part::matters)) {
            sentences.add("No single one of " + codes(space, whole, whole.parts()) + " was shown to be needed: "
                    + code(words) + " alone is enough.");
        }
        List<Proof.Part> unshown =
                proof.parts().stream().filter(part -> !part.matters()).toList();
        if (!unshown.isEmpty()) {
            sentences.add(
                    "Part of the change, but not shown to matter by itself: " + codes(space, proof, unshown) + ".");
        }
        if (search.confirmsInDuets()) {
            sentences.add("Confirmed in duets: both at the same moment, each with half of that load.");
        }
        proof.promises().stream()
                .filter(promise -> promise.standing() == Promise.Standing.UNDECIDED)
                .map(promise -> "The trials cannot tell whether it keeps "
                        + promise.objective().text() + ".")
                .forEach(sentences::add);
        return new Answer(Outcome.GAIN, proof.candidate(), List.copyOf(proofs), sentences);
    }

    private static Answer none(Search search, List<Proof> proofs) {
        List<String> sentences = new ArrayList<>();
        sentences.add("No candidate was shown to improve " + names(search) + " at this load: keep the default.");
        for (Proof proof : proofs) {
            String words = code(search.space().words(proof.candidate()));
            String found = proof.finding().map(Answer::told).orElse("no metric was trusted");
            sentences.add("The best candidate, " + words + ": " + found + ".");
            proof.against().forEach(reason -> sentences.add("Against it: " + reason + "."));
        }
        Resolution.sentence(Resolution.of(search)).ifPresent(sentences::add);
        return new Answer(Outcome.NONE, search.standard(), List.copyOf(proofs), sentences);
    }

    private static String rest(Search search, Proof proof, List<Proof> proofs) {
        long changed = search.space().changed(proof.candidate()).size();
        boolean all = proofs.get(0).parts().stream().allMatch(Proof.Part::matters) || proofs.size() > 1;
        return all && changed > 0 ? "nothing else was shown to matter at this load" : "all of it together";
    }

    private static String part(SearchSpace space, Proof whole, Proof.Part part) {
        return "Without " + codes(space, whole, List.of(part)) + ": "
                + part.findings().stream()
                        .filter(finding -> finding.verdict() == Verdict.WORSE)
                        .map(Answer::change)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String codes(SearchSpace space, Proof proof, List<Proof.Part> parts) {
        return parts.stream()
                .map(part -> code(space.words(part.knob(), proof.candidate().level(part.knob()))))
                .collect(Collectors.joining(", "));
    }

    private static String lowers(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.BETTER)
                .map(finding -> "lowers " + finding.metric().name() + " by " + Words.drop(finding.ratio())
                        + finding.interval()
                                .map(within -> " (95 %: " + Words.lowering(within) + ")")
                                .orElse(""))
                .collect(Collectors.joining(" and "));
    }

    private static String told(Finding finding) {
        String more = finding.verdict() == Verdict.UNDECIDED && finding.moreTrials() > 0
                ? ", " + MoreTrials.about(finding.moreTrials(), "pair") + " would decide"
                : "";
        return change(finding) + ": " + finding.verdict() + more;
    }

    private static String change(Finding finding) {
        return finding.metric().name() + " " + Words.change(finding.ratio())
                + finding.interval()
                        .map(within -> " " + Words.range(within.low(), within.high()))
                        .orElse("");
    }

    private static String names(Search search) {
        return search.notebook().goal().metrics().stream().map(Metric::name).collect(Collectors.joining(", "));
    }

    private static String code(String words) {
        return "`" + words + "`";
    }
}
