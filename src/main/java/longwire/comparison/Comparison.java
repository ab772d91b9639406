package longwire.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;

/**
 * A candidate against a baseline, metric by metric.
 *
 * @param baseline what is
 * @param candidate what is proposed
 * @param findings a line for each metric that both sides have and trust
 * @param untrusted names of metrics that both have and that say more of the measuring machine than of either
 */
public record Comparison(Side baseline, Side candidate, List<Finding> findings, List<String> untrusted) {
    /** Compares {@code metrics} of two sides; what is told of one is weighed by how many are asked. */
    public static Comparison of(Side baseline, Side candidate, List<Metric> metrics, Criteria criteria) {
        List<Question> questions = new ArrayList<>();
        List<String> untrusted = new ArrayList<>();
        for (Metric metric : metrics) {
            Optional<Samples> samples = Side.samples(baseline, candidate, metric);
            if (samples.isPresent() && baseline.trusts(metric) && candidate.trusts(metric)) {
                questions.add(new Question(metric, samples.get()));
            } else if (samples.isPresent()) {
                untrusted.add(metric.name());
            }
        }
        return new Comparison(baseline, candidate, Question.answers(questions, criteria), untrusted);
    }

    /** One metric of two sides, before it is answered. */
    record Question(Metric metric, Samples samples) {
        private static final Median MEDIAN = Median.withDefaults();

        /** All answers, each weighed by how many were asked. */
        static List<Finding> answers(List<Question> questions, Criteria criteria) {
            double[] p = Holm.adjusted(questions.stream()
                    .mapToDouble(question -> RankTest.p(question.samples))
                    .toArray());
            List<Finding> findings = new ArrayList<>();
            for (int index = 0; index < p.length; index++) {
                findings.add(questions.get(index).answer(p[index], p.length, criteria));
            }
            return findings;
        }

        private Finding answer(double p, int asked, Criteria criteria) {
            Samples logarithms = samples.logarithms();
            double ratio = Math.exp(Shift.of(logarithms.baseline(), logarithms.candidate()));
            Optional<Interval> interval = Bootstrap.interval(logarithms, criteria.confidence(), criteria.seed())
                    .map(shift -> shift.map(Math::exp));
            Verdict verdict = criteria.verdict(metric.direction(), ratio, interval, p);
            return new Finding(
                    metric,
                    samples.baseline().length,
                    samples.candidate().length,
                    MEDIAN.evaluate(samples.baseline()),
                    MEDIAN.evaluate(samples.candidate()),
                    ratio,
                    interval,
                    p,
                    verdict,
                    verdict == Verdict.UNDECIDED ? criteria.moreTrials(ratio, interval, samples.trials(), asked) : 0);
        }
    }
}
