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
 * What a search came to.
 *
 * @param outcome whether there is a gain
 * @param recommended the default where there is none
 * @param proofs what it rests on, in the order they were made; empty where there was nothing to confirm
 * @param sentences for a human
 */
public record Answer(Outcome outcome, Candidate recommended, List<Proof> proofs, List<String> sentences) {
    /** What can come of a search. */
    public enum Outcome {
        /** Some settings are shown to be better. */
        GAIN("a gain is shown"),
        /** No settings are. */
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

    /** What {@code search} came to, with what was confirmed so far. */
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
            sentences.add("None of " + codes(space, whole, whole.parts()) + " was missed while the others were there: "
                    + code(words) + " does it alone.");
        }
        List<Proof.Part> unshown =
                proof.parts().stream().filter(part -> !part.matters()).toList();
        if (!unshown.isEmpty()) {
            sentences.add("Not shown to matter by itself, though part of it: " + codes(space, proof, unshown) + ".");
        }
        proof.promises().stream()
                .filter(promise -> promise.standing() == Promise.Standing.UNDECIDED)
                .map(promise -> "Whether it keeps " + promise.objective().text() + " the trials cannot tell.")
                .forEach(sentences::add);
        return new Answer(Outcome.GAIN, proof.candidate(), List.copyOf(proofs), sentences);
    }

    private static Answer none(Search search, List<Proof> proofs) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "Nothing that was tried is shown to make " + names(search) + " better at this load: keep the default.");
        for (Proof proof : proofs) {
            String words = code(search.space().words(proof.candidate()));
            String found = proof.finding().map(Answer::told).orElse("no metric could be trusted");
            sentences.add("The best that was found, " + words + ", came to " + found + ".");
            proof.against().forEach(reason -> sentences.add("Against it: " + reason + "."));
        }
        Resolution.sentence(Resolution.of(search)).ifPresent(sentences::add);
        return new Answer(Outcome.NONE, search.standard(), List.copyOf(proofs), sentences);
    }

    private static String rest(Search search, Proof proof, List<Proof> proofs) {
        long changed = search.space().changed(proof.candidate()).size();
        boolean all = proofs.get(0).parts().stream().allMatch(Proof.Part::matters) || proofs.size() > 1;
        return all && changed > 0 ? "nothing else is shown to matter at this load" : "together";
    }

    private static String part(SearchSpace space, Proof whole, Proof.Part part) {
        return "Without " + codes(space, whole, List.of(part)) + " it is "
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
                ? ", " + MoreTrials.about(finding.moreTrials(), "pair") + " would tell"
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
