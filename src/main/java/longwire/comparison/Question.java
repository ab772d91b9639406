package longwire.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;

/** One metric of two sides, before it is answered. */
record Question(Metric metric, Samples samples) {
    private static final Median MEDIAN = Median.withDefaults();

    /** All answers, each weighed by how many were asked at once. */
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
        Estimate logarithm = Estimate.of(samples.logarithms(), criteria.confidence(), criteria.seed());
        double ratio = Math.exp(logarithm.shift());
        Optional<Interval> interval = logarithm.interval().map(shift -> shift.map(Math::exp));
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
                verdict == Verdict.UNDECIDED
                        ? criteria.moreTrials(ratio, interval, samples.trials(), samples.pairing(), asked)
                        : 0,
                "");
    }
}
