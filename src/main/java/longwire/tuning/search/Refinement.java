package longwire.tuning.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tries the neighbours of the leader: one knob a step further or back, or at its default. They take turns with the leader, until
 * none is better or the time is used up.
 */
final class Refinement implements Phase {
    private static final double SHARE = 0.58;
    private static final int ROUNDS = 3;
    private static final int FEWEST_NEIGHBOURS = 2;
    private static final int MOST_NEIGHBOURS = 6;

    private final Search search;
    private boolean settled;
    private int steps;

    Refinement(Search search) {
        this.search = search;
    }

    @Override
    public String name() {
        return "refinement";
    }

    @Override
    public Request propose() {
        if (steps == 0) {
            // A knob without effect has no neighbours worth a trial.
            search.follow(Sparing.of(search.space(), search.notebook().model(), search.leader()));
        }
        return new Request(name(), search.rate(), order(neighbours()), ROUNDS);
    }

    @Override
    public void score(Step step) {
        steps++;
        Candidate before = search.leader();
        search.follow(search.best(search.notebook().tried()));
        settled = search.leader().equals(before);
    }

    @Override
    public boolean isConverged() {
        int candidates = FEWEST_NEIGHBOURS + 2;
        boolean time = search.budget().trials(candidates, SHARE) >= ROUNDS * candidates;
        return settled || !time || neighbours().isEmpty();
    }

    @Override
    public String standing() {
        return steps == 0 ? "skipped: no time left" : "best after " + steps + " steps: " + search.told(search.leader());
    }

    /** The default and the leader come first, so that each round has both. */
    private List<Candidate> order(List<Candidate> neighbours) {
        List<Candidate> order = new ArrayList<>(List.of(search.standard()));
        if (!search.leader().equals(search.standard())) {
            order.add(search.leader());
        }
        order.addAll(neighbours);
        return order;
    }

    /** The neighbours that may be best: by their estimated mean minus its standard deviation. */
    private List<Candidate> neighbours() {
        int affordable = search.budget().trials(MOST_NEIGHBOURS, SHARE) / ROUNDS - 2;
        EffectModel model = search.notebook().model();
        return all().stream()
                .filter(search.notebook()::admits)
                .sorted(Comparator.comparingDouble(candidate -> {
                    EffectModel.Estimate estimate = model.of(candidate);
                    return estimate.mean() - estimate.deviation();
                }))
                .limit(Math.max(FEWEST_NEIGHBOURS, Math.min(MOST_NEIGHBOURS, affordable)))
                .toList();
    }

    private List<Candidate> all() {
        Candidate leader = search.leader();
        List<Candidate> all = new ArrayList<>();
        for (int knob = 0; knob < search.space().knobs().size(); knob++) {
            for (int level : search.space().knobs().get(knob).next(leader.level(knob))) {
                all.add(leader.with(knob, level));
            }
            all.add(search.space().putBack(leader, knob));
        }
        return all.stream()
                .distinct()
                .filter(candidate -> !candidate.equals(leader) && !candidate.equals(search.standard()))
                .toList();
    }
}
