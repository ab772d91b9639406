package longwire.tuning.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import longwire.comparison.Side;
import longwire.results.TrialSummary;

/** The candidates that a search has tried so far, with their names and trials. */
public final class Notebook {
    private final SearchSpace space;
    private final List<Candidate> roster = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Goal goal;
    /** Null if there are new trials since it was fitted. */
    private EffectModel model;

    public Notebook(SearchSpace space, Goal goal) {
        this.space = space;
        this.goal = goal;
        roster.add(space.standard());
    }

    public SearchSpace space() {
        return space;
    }

    public Goal goal() {
        return goal;
    }

    /** Replaces the goal by one that can be measured at the load. */
    void settleFor(Goal lowered) {
        goal = lowered;
        model = null;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Has {@code laboratory} run a request, and keeps the result. */
    public Step attempt(Laboratory laboratory, Request request) {
        // Here, since what was recorded before asks for no names.
        for (Candidate candidate : request.candidates()) {
            if (!roster.contains(candidate)) {
                roster.add(candidate);
            }
        }
        Step step = laboratory.attempt(steps.size() + 1, request, this::name);
        steps.add(step);
        model = null;
        return step;
    }

    /** What results call {@code candidate}: {@code default}, or its number in the order of their appearance. */
    public String name(Candidate candidate) {
        int number = roster.indexOf(candidate);
        if (number < 0) {
            throw new IllegalArgumentException(candidate + " (expected: one that was asked for)");
        }
        return number == 0 ? Goal.DEFAULT : "c" + number;
    }

    /** The candidate that results call {@code name}. */
    public Candidate candidate(String name) {
        return roster.get(name.equals(Goal.DEFAULT) ? 0 : Integer.parseInt(name.substring(1)));
    }

    /** Candidates that were tried at {@link #goal}'s load, and not the knee's. */
    List<Candidate> tried() {
        return compared()
                .flatMap(step -> step.request().candidates().stream())
                .distinct()
                .toList();
    }

    /** Trials of {@code candidate}, INVALID ones too, of all steps but the knee's. */
    List<TrialSummary> trials(Candidate candidate) {
        if (!roster.contains(candidate)) {
            return List.of();
        }
        String name = name(candidate);
        return compared()
                .flatMap(step -> step.trials().stream())
                .filter(trial -> trial.path().equals(name))
                .toList();
    }

    /** Its VALID trials. */
    List<TrialSummary> valid(Candidate candidate) {
        return trials(candidate).stream().filter(TrialSummary::valid).toList();
    }

    /** {@code candidate} in one step, to be compared. */
    Side side(Step step, Candidate candidate) {
        String name = name(candidate);
        List<TrialSummary> trials = step.trials().stream()
                .filter(trial -> trial.path().equals(name))
                .toList();
        return new Side("step", name, "websocket", trials);
    }

    /** Scores of {@code candidate} in one step, by the round; VALID trials alone. */
    public Map<Integer, Double> scores(Step step, Candidate candidate) {
        Map<Integer, Double> scores = new TreeMap<>();
        for (TrialSummary trial : side(step, candidate).trials()) {
            goal.score(trial).ifPresent(score -> scores.put(trial.repeat(), score));
        }
        return scores;
    }

    /** Why {@code candidate} cannot be used: more than half of its trials are INVALID, or it breaks a constraint. */
    List<String> objections(Candidate candidate) {
        List<TrialSummary> trials = trials(candidate).stream()
                .filter(trial -> !trial.spoiledByOther())
                .toList();
        List<TrialSummary> valid = valid(candidate);
        if (2 * valid.size() < trials.size()) {
            return trials.stream()
                    .flatMap(trial -> trial.invalid().stream())
                    .distinct()
                    .limit(2)
                    .toList();
        }
        return valid.isEmpty() ? List.of() : goal.brokenBy(valid, valid(space.standard()));
    }

    /** Whether nothing that was measured speaks against {@code candidate}. */
    boolean admits(Candidate candidate) {
        return objections(candidate).isEmpty();
    }

    /** All VALID trials that can be compared, as the effects' model wants them; those of duets have another load. */
    List<EffectModel.Observation> observations() {
        List<EffectModel.Observation> observations = new ArrayList<>();
        List<Step> compared = compared().filter(step -> !step.request().duets()).toList();
        for (int index = 0; index < compared.size(); index++) {
            int stretch = 0;
            for (TrialSummary trial : compared.get(index).trials()) {
                Candidate candidate = candidate(trial.path());
                OptionalDouble score = goal.score(trial);
                // The default is repeated, so that each stretch between can have its own drift.
                stretch += candidate.equals(space.standard()) ? 1 : 0;
                if (trial.valid() && score.isPresent()) {
                    observations.add(new EffectModel.Observation(candidate, index, stretch, score.getAsDouble()));
                }
            }
        }
        return observations;
    }

    /** What all trials so far say of every knob. */
    public EffectModel model() {
        if (model == null) {
            model = EffectModel.fit(space, observations());
        }
        return model;
    }

    /** Steps in which candidates were compared: all but the knee's. */
    public Stream<Step> compared() {
        return steps.stream().filter(step -> !step.request().phase().equals(Knee.NAME));
    }
}
