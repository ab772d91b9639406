package longwire.tuning.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longwire.comparison.Comparison;
import longwire.comparison.Criteria;
import longwire.comparison.Finding;
import longwire.comparison.Metric;
import longwire.comparison.Promise;
import longwire.comparison.Side;
import longwire.comparison.Verdict;

/**
 * The best against the default in ten pairs or more, none of which the search has seen: interleaved, or in duets. In the same
 * rounds each changed knob is put back alone: a change without which the result is not worse is dropped, and the rest is
 * confirmed again.
 */
final class Confirmation implements Phase {
    /** Fewer pairs are not convincing. */
    static final int PAIRS = 10;

    private static final int MOST_PAIRS = 30;
    private static final int MOST_KNOBS = 6;

    private final Search search;
    private boolean converged;

    Confirmation(Search search) {
        this.search = search;
    }

    @Override
    public String name() {
        return "confirmation";
    }

    @Override
    public Request propose() {
        List<Proof> proofs = search.proofs();
        Candidate best = proofs.isEmpty() ? sparing() : remaining(proofs.get(0));
        List<Candidate> without = proofs.isEmpty() ? putBack(best) : List.of();
        Request once = request(best, without, 1);
        int rounds = search.budget().trials(once.candidates().size(), 1) / once.trials();
        // Some of the remaining time may be needed to confirm the rest after some knobs are dropped.
        int later = without.isEmpty() ? 0 : request(best, List.of(), 1).trials();
        int first = rounds * once.trials() / (once.trials() + later);
        return request(best, without, Math.max(PAIRS, Math.min(MOST_PAIRS, first)));
    }

    /** The default, {@code best}, and those {@code without} one of its changes; each of these beside {@code best} in duets. */
    private Request request(Candidate best, List<Candidate> without, int rounds) {
        boolean duets = search.confirmsInDuets();
        List<Candidate> order = new ArrayList<>(List.of(search.standard(), best));
        for (Candidate other : without) {
            if (duets) {
                order.add(best);
            }
            order.add(other);
        }
        return new Request(name(), search.rate(), order, rounds, duets);
    }

    @Override
    public void score(Step step) {
        boolean again = !search.proofs().isEmpty();
        Candidate best = step.request().order().get(1);
        Proof proof = proof(step, best);
        search.keep(proof);
        Candidate remaining = remaining(proof);
        converged = again || !proof.holds() || remaining.equals(best);
        if (!converged && !step.request().duets() && step.request().order().contains(remaining)) {
            // One knob was dropped, and the rest was compared with the default in the same rounds.
            search.keep(proof(step, remaining));
            converged = true;
        }
        Request further = request(remaining, List.of(), PAIRS);
        converged = converged || !search.budget().allows(further, 1);
    }

    /** If only the default can be used, there is nothing to confirm. */
    @Override
    public boolean isConverged() {
        return converged || search.leader().equals(search.standard());
    }

    @Override
    public String standing() {
        return Answer.of(search).outcome().toString();
    }

    /** The leader with no more changes than time allows to put back one by one. */
    private Candidate sparing() {
        EffectModel model = search.notebook().model();
        Candidate likely = Sparing.of(search.space(), model, search.leader());
        int affordable = search.budget().trials(MOST_KNOBS, 1) / PAIRS - 2;
        return Sparing.atMost(Math.max(1, Math.min(MOST_KNOBS, affordable)), search.space(), model, likely);
    }

    /**
     * The candidate without the changes that are not shown to matter. If no single change is shown to matter, because for
     * example either of two is enough, the change with the largest estimated effect is kept.
     */
    private Candidate remaining(Proof proof) {
        Candidate remaining = proof.remaining(search.space());
        return remaining.equals(search.standard())
                ? Sparing.atMost(1, search.space(), search.notebook().model(), proof.candidate())
                : remaining;
    }

    /** The candidates with one change undone; empty if that would be the default. */
    private List<Candidate> putBack(Candidate best) {
        List<Integer> changed = search.space().changed(best);
        return changed.size() < 2
                ? List.of()
                : changed.stream()
                        .map(knob -> search.space().putBack(best, knob))
                        .toList();
    }

    private Proof proof(Step step, Candidate best) {
        Notebook notebook = search.notebook();
        Side standard = notebook.side(step, search.standard());
        Side found = notebook.side(step, best);
        Comparison comparison = Comparison.of(standard, found, notebook.goal().metrics(), search.criteria());
        Comparison beside = Comparison.of(standard, found, beside(), search.criteria());
        List<Promise> promises = notebook.goal().constraints().isEmpty()
                ? List.of()
                : Promise.of(notebook.goal().constraints(), List.of(standard, found), List.of(), search.criteria())
                        .stream()
                        .filter(promise -> promise.side().path().equals(found.path()))
                        .toList();
        return new Proof(best, comparison, beside, promises, notebook.objections(best), parts(step, best, found));
    }

    /** The metrics to report beside the goal: the cost. */
    private List<Metric> beside() {
        return Metric.STANDARD.stream()
                .filter(metric -> search.notebook().goal().metrics().stream()
                        .noneMatch(goal -> goal.name().equals(metric.name())))
                .toList();
    }

    /** Whether each knob matters. A difference of any size counts, because only all changes together were compared so far. */
    private List<Proof.Part> parts(Step step, Candidate best, Side found) {
        List<Candidate> without = putBack(best);
        if (!search.proofs().isEmpty() || without.isEmpty()) {
            return List.of();
        }
        Criteria any = new Criteria(0, search.criteria().confidence(), search.seed());
        List<Comparison> comparisons = Comparison.all(
                without.stream()
                        .map(candidate ->
                                new Comparison.Pair(found, search.notebook().side(step, candidate)))
                        .toList(),
                search.notebook().goal().metrics(),
                any);
        List<Integer> changed = search.space().changed(best);
        return IntStream.range(0, changed.size())
                .mapToObj(index -> new Proof.Part(
                        changed.get(index), comparisons.get(index).findings(), shown(comparisons.get(index))))
                .toList();
    }

    private static boolean shown(Comparison putBack) {
        return putBack.findings().stream().map(Finding::verdict).anyMatch(Verdict.WORSE::equals);
    }
}
