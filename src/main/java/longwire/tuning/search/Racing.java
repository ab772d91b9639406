package longwire.tuning.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;

/**
 * Which of the promising is best: successive halving (Jamieson and Talwalkar, Non-stochastic best arm identification and
 * hyperparameter optimization, 2016). In each heat every contender runs in every round; the better half goes on, and those
 * that a paired test tells worse than the leader do not.
 */
final class Racing implements Phase {
    private static final double SHARE = 0.52;
    private static final int MOST_CONTENDERS = 8;
    private static final int FEWEST_CONTENDERS = 2;
    private static final int FIRST_ROUNDS = 2;
    private static final int LATER_ROUNDS = 3;
    /** Trials that all heats take for each contender of the first, the default's among them. */
    private static final int TRIALS_EACH = 5;
    /** Of one-sided tests; what is dropped by it was not the best once in twenty times. */
    private static final double SURE = 0.05;

    private static final int DRAWS = 200;

    private final Search search;
    private List<Candidate> contenders = List.of();
    private int heats;

    Racing(Search search) {
        this.search = search;
    }

    @Override
    public String name() {
        return "racing";
    }

    @Override
    public Request propose() {
        if (heats == 0) {
            contenders = promising();
        }
        int rounds = heats == 0 ? FIRST_ROUNDS : LATER_ROUNDS;
        return new Request(
                name(), search.rate(), Request.against(search.standard(), contenders, Screening.STRETCH), rounds);
    }

    @Override
    public void score(Step step) {
        heats++;
        search.follow(search.best(search.notebook().tried()));
        EffectModel model = search.notebook().model();
        Candidate first = search.best(contenders);
        contenders = contenders.stream()
                .filter(search.notebook()::admits)
                .filter(contender -> !isWorse(step, contender, first))
                .sorted(Comparator.comparingDouble(
                        contender -> model.of(contender).mean()))
                .limit((contenders.size() + 1) / 2)
                .toList();
    }

    @Override
    public boolean isConverged() {
        int affordable = search.budget().trials(FEWEST_CONTENDERS, SHARE);
        boolean time = affordable >= FEWEST_CONTENDERS * TRIALS_EACH;
        return heats == 0 ? !time : contenders.size() < FEWEST_CONTENDERS || !time;
    }

    @Override
    public String standing() {
        return heats == 0
                ? "skipped: no time left"
                : "leader after " + heats + " heats: " + search.told(search.leader());
    }

    /** The best as the model says, the best that were seen, and what might be best for all that is known. */
    private List<Candidate> promising() {
        int affordable = search.budget().trials(MOST_CONTENDERS, SHARE) / TRIALS_EACH;
        int count = Math.max(FEWEST_CONTENDERS, Math.min(MOST_CONTENDERS, affordable));
        Notebook notebook = search.notebook();
        EffectModel model = notebook.model();
        List<Candidate> seen = notebook.tried().stream()
                .filter(notebook::admits)
                .sorted(Comparator.comparingDouble(
                        candidate -> model.of(candidate).mean()))
                .toList();
        Set<Candidate> promising = new LinkedHashSet<>();
        promising.add(Sparing.of(search.space(), model, model.best()));
        promising.add(model.best());
        seen.stream().limit(Math.max(1, count / 4)).forEach(promising::add);
        SplittableRandom random = new SplittableRandom(search.seed());
        for (int draw = 0; draw < DRAWS && promising.size() <= count; draw++) {
            promising.add(Sparing.of(search.space(), model, model.draw(random)));
        }
        promising.addAll(seen);
        promising.remove(search.standard());
        return new ArrayList<>(promising).subList(0, Math.min(count, promising.size()));
    }

    /** Round by round against the leader, by Student's paired test. */
    private boolean isWorse(Step step, Candidate contender, Candidate first) {
        Map<Integer, Double> leading = search.notebook().scores(step, first);
        Map<Integer, Double> scores = search.notebook().scores(step, contender);
        leading.keySet().retainAll(scores.keySet());
        scores.keySet().retainAll(leading.keySet());
        double[] one = scores.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] other =
                leading.values().stream().mapToDouble(Double::doubleValue).toArray();
        return !contender.equals(first)
                && one.length >= LATER_ROUNDS
                && TTest.withDefaults()
                                .with(AlternativeHypothesis.GREATER_THAN)
                                .pairedTest(one, other)
                                .getPValue()
                        < SURE;
    }
}
