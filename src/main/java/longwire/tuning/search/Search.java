package longwire.tuning.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import longwire.comparison.Criteria;

/** What the phases of one search hand to each other. */
public final class Search {
    private final Notebook notebook;
    private final Budget budget;
    private final Criteria criteria;
    private final double firstRate;
    private final boolean rateIsGiven;
    private final boolean duets;
    private final List<Proof> proofs = new ArrayList<>();
    private double rate;
    private Candidate leader;

    /**
     * A search that has tried nothing.
     *
     * @param criteria of its verdicts; their seed is that of every choice
     * @param rate messages due each second: where the ladder begins, or what is asked for
     * @param rateIsGiven whether it is what is asked for
     * @param duets whether the answer is confirmed in duets, if it is about latencies alone
     */
    public Search(
            Notebook notebook, Budget budget, Criteria criteria, double rate, boolean rateIsGiven, boolean duets) {
        this.notebook = notebook;
        this.budget = budget;
        this.criteria = criteria;
        this.firstRate = rate;
        this.rateIsGiven = rateIsGiven;
        this.duets = duets;
        this.rate = rate;
        this.leader = notebook.space().standard();
    }

    public Notebook notebook() {
        return notebook;
    }

    public SearchSpace space() {
        return notebook.space();
    }

    public Candidate standard() {
        return notebook.space().standard();
    }

    public Budget budget() {
        return budget;
    }

    Criteria criteria() {
        return criteria;
    }

    long seed() {
        return criteria.seed();
    }

    double firstRate() {
        return firstRate;
    }

    boolean rateIsGiven() {
        return rateIsGiven;
    }

    /** Whether the answer is confirmed in duets. */
    boolean confirmsInDuets() {
        return duets && notebook.goal().isOfLatencies();
    }

    /** At which candidates are compared. */
    public double rate() {
        return rate;
    }

    void compareAt(double chosen) {
        rate = chosen;
    }

    /** The best candidate so far, at first the default. */
    Candidate leader() {
        return leader;
    }

    void follow(Candidate better) {
        leader = better;
    }

    /** The candidate with the best estimate among the usable {@code candidates}, without the default. */
    Candidate best(List<Candidate> candidates) {
        EffectModel model = notebook.model();
        return candidates.stream()
                .filter(candidate -> !candidate.equals(standard()))
                .filter(notebook::admits)
                .min(Comparator.comparingDouble(candidate -> model.of(candidate).mean()))
                .orElse(standard());
    }

    /** A candidate with its estimated gain, for a person. */
    String told(Candidate candidate) {
        EffectModel.Estimate estimate = notebook.model().of(candidate);
        return Words.change(Math.exp(estimate.mean())) + " " + Words.range(estimate.ratio(0.025), estimate.ratio(0.975))
                + " by " + space().words(candidate);
    }

    /** What was confirmed so far, or was not. */
    public List<Proof> proofs() {
        return List.copyOf(proofs);
    }

    void keep(Proof proof) {
        proofs.add(proof);
    }
}
