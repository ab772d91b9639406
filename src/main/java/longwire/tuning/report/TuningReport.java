package longwire.tuning.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.results.TrialSummary;
import longwire.tuning.search.Answer;
import longwire.tuning.search.EffectModel;
import longwire.tuning.search.Front;
import longwire.tuning.search.Goal;
import longwire.tuning.search.Knee;
import longwire.tuning.search.Knob;
import longwire.tuning.search.Notebook;
import longwire.tuning.search.Proof;
import longwire.tuning.search.Search;
import longwire.tuning.search.SearchSpace;
import longwire.tuning.search.Step;
import longwire.tuning.subject.Subject;
import longwire.tuning.subject.TuningSettings;
import org.apache.commons.statistics.descriptive.Median;

/**
 * All that a search has to tell, in figures; {@code tuning.json} keeps it, and page and text draw it. Public, since Pebble
 * finds nothing else.
 *
 * @param subject the proxy or system that was tuned
 * @param asked the goal as requested
 * @param goal as compared: percentiles may be lower if higher ones cannot be trusted
 * @param budgetSeconds that there were
 * @param spentSeconds of them
 * @param rate messages each second, at which candidates were compared
 * @param noise the standard deviation of a trial's goal, as a share of it
 * @param outcome in words; {@code not finished} before the end
 * @param sentences the answer for a human; empty before the end
 * @param ladder latency against rate of the default, rising
 * @param trials of all candidates, in the order they ran
 * @param effects of each knob's levels, by the model; the largest gain first
 * @param proofs the confirmations
 * @param front the candidates with their cost
 * @param file the name of the configuration file
 * @param configuration that is recommended; empty before the end
 * @param diff of it to what was given; empty where nothing is to be changed
 * @param system settings of the kernel that are recommended, as sysctl reads them
 * @param notes on the user's configuration
 * @param circumstances when, where and with what it was measured, in a few words each; empty before the first trial
 */
public record TuningReport(
        String subject,
        String asked,
        String goal,
        double budgetSeconds,
        double spentSeconds,
        double rate,
        double noise,
        String outcome,
        List<String> sentences,
        List<Rung> ladder,
        List<Tried> trials,
        List<Effect> effects,
        List<Proven> proofs,
        List<Front.Point> front,
        String file,
        String configuration,
        String diff,
        String system,
        List<String> notes,
        List<String> circumstances) {
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /** A trial of the ladder; percentiles in nanoseconds, 0 for none. */
    public record Rung(double rate, long p50, long p90, long p99, boolean valid, String why) {}

    /**
     * A trial of a candidate.
     *
     * @param number from 1, over all steps
     * @param ratio of the goal to the median of the default in the same step; 0 for none
     * @param why it is INVALID; empty otherwise
     */
    public record Tried(int number, String phase, String name, String words, double ratio, String why) {}

    /** The model's estimate for a level of a knob relative to its default: the ratio of the goal, with its 95 % interval. */
    public record Effect(
            String knob, String standard, String level, String about, double ratio, double low, double high) {}

    /** A candidate compared with the default, or a candidate with one change undone compared with all changes. */
    public record Proven(
            String words, boolean holds, List<Line> goal, List<Line> beside, List<Part> parts, List<String> against) {
        /** The number of pairs of trials behind the findings of the goal, or behind the others if the goal has none. */
        public int pairs() {
            return (goal.isEmpty() ? beside : goal)
                    .stream().mapToInt(Line::pairs).max().orElse(0);
        }
    }

    /** A knob that was put back. */
    public record Part(String words, boolean matters, List<Line> lines) {}

    /** The finding of one metric: figures in its unit, and a ratio with its interval (0 to 0 if there is none). */
    public record Line(
            String metric,
            String unit,
            int pairs,
            double baseline,
            double candidate,
            double ratio,
            double low,
            double high,
            String verdict,
            int moreTrials) {
        static Line of(Finding finding) {
            return new Line(
                    finding.metric().name(),
                    finding.metric().unit().name(),
                    Math.min(finding.baselineTrials(), finding.candidateTrials()),
                    finding.baseline(),
                    finding.candidate(),
                    finding.ratio(),
                    finding.interval().map(within -> within.low()).orElse(0.0),
                    finding.interval().map(within -> within.high()).orElse(0.0),
                    finding.verdict().name(),
                    finding.moreTrials());
        }
    }

    static TuningReport of(
            TuningSettings settings,
            Subject subject,
            Search search,
            Optional<Answer> answer,
            TuningFiles.Recommended recommended,
            List<String> circumstances) {
        Notebook notebook = search.notebook();
        return new TuningReport(
                subject.name(),
                settings.goal(),
                notebook.goal().text(),
                search.budget().seconds(),
                search.budget().spent(),
                search.rate(),
                notebook.model().noise(),
                answer.map(found -> found.outcome().toString()).orElse("not finished"),
                answer.map(Answer::sentences).orElse(List.of()),
                ladder(notebook),
                trials(notebook),
                effects(notebook),
                search.proofs().stream()
                        .map(proof -> proven(search.space(), proof))
                        .toList(),
                Front.of(notebook).points(),
                subject.file(),
                recommended.configuration(),
                recommended.diff(),
                recommended.system(),
                subject.notes(),
                circumstances);
    }

    /** Whether the goal that was compared is another than was asked for: a lower percentile. */
    boolean comparedElse() {
        return !goal.isEmpty() && !goal.equals(Goal.parse(asked).text());
    }

    /** Whether a gain is shown. */
    boolean gain() {
        return outcome.equals(Answer.Outcome.GAIN.toString());
    }

    private static List<Rung> ladder(Notebook notebook) {
        List<Rung> ladder = new ArrayList<>();
        for (Step step : notebook.steps()) {
            if (step.request().phase().equals(Knee.NAME)) {
                step.trials().forEach(trial -> ladder.add(rung(step.request().rate(), trial)));
            }
        }
        ladder.sort(Comparator.comparingDouble(Rung::rate));
        return ladder;
    }

    private static Rung rung(double rate, TrialSummary trial) {
        return new Rung(
                rate,
                nanos(trial, 50),
                nanos(trial, 90),
                nanos(trial, 99),
                trial.valid(),
                String.join("; ", trial.invalid()));
    }

    private static long nanos(TrialSummary trial, double percentile) {
        LatencySummary response = trial.latencies().get(Series.RESPONSE.tag());
        return response == null ? 0 : response.percentileNanos().getOrDefault(percentile, 0L);
    }

    private static List<Tried> trials(Notebook notebook) {
        List<Tried> tried = new ArrayList<>();
        notebook.compared().forEach(step -> {
            double[] standard = notebook.scores(step, notebook.space().standard()).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double middle = Median.withDefaults().evaluate(standard);
            step.trials().forEach(trial -> tried.add(tried(notebook, step, trial, middle, tried.size() + 1)));
        });
        return tried;
    }

    private static Tried tried(Notebook notebook, Step step, TrialSummary trial, double middle, int number) {
        OptionalDouble score = trial.valid() ? notebook.goal().score(trial) : OptionalDouble.empty();
        double ratio = score.isPresent() && Double.isFinite(middle) ? Math.exp(score.getAsDouble() - middle) : 0;
        return new Tried(
                number,
                step.request().phase(),
                trial.path(),
                notebook.space().words(notebook.candidate(trial.path())),
                ratio,
                String.join("; ", trial.invalid()));
    }

    private static List<Effect> effects(Notebook notebook) {
        EffectModel model = notebook.model();
        List<Effect> effects = new ArrayList<>();
        for (int index = 0; index < notebook.space().knobs().size(); index++) {
            Knob knob = notebook.space().knobs().get(index);
            for (int level = 0; level < knob.levels().size(); level++) {
                if (level != knob.standard()) {
                    EffectModel.Estimate estimate = model.of(index, level);
                    effects.add(new Effect(
                            knob.name(),
                            knob.standardValue(),
                            knob.levels().get(level),
                            knob.effect(),
                            Math.exp(estimate.mean()),
                            estimate.ratio(LOW),
                            estimate.ratio(HIGH)));
                }
            }
        }
        effects.sort(Comparator.comparingDouble(Effect::ratio));
        return effects;
    }

    private static Proven proven(SearchSpace space, Proof proof) {
        return new Proven(
                space.words(proof.candidate()),
                proof.holds(),
                lines(proof.goal()),
                lines(proof.beside()),
                proof.parts().stream()
                        .map(part -> new Part(
                                space.words(part.knob(), proof.candidate().level(part.knob())),
                                part.matters(),
                                part.findings().stream().map(Line::of).toList()))
                        .toList(),
                proof.against());
    }

    private static List<Line> lines(Comparison comparison) {
        return comparison.findings().stream().map(Line::of).toList();
    }
}
