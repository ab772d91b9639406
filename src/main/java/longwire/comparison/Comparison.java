package longwire.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate compared with a baseline, metric by metric.
 *
 * @param baseline the present state
 * @param candidate the proposed state
 * @param findings one for each metric that both sides have and trust
 * @param untrusted names of metrics that both sides have, but that reflect the measuring machine more than either side
 */
public record Comparison(Side baseline, Side candidate, List<Finding> findings, List<String> untrusted) {
    /** Two sides, before they are compared. */
    public record Pair(Side baseline, Side candidate) {}

    /** Compares {@code metrics} of two sides, corrected for their number. */
    public static Comparison of(Side baseline, Side candidate, List<Metric> metrics, Criteria criteria) {
        return all(List.of(new Pair(baseline, candidate)), metrics, criteria).get(0);
    }

    /** Compares several pairs at once, corrected for the number of all metrics and pairs. */
    public static List<Comparison> all(List<Pair> pairs, List<Metric> metrics, Criteria criteria) {
        List<Comparison> unanswered = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        for (Pair pair : pairs) {
            List<String> untrusted = new ArrayList<>();
            int before = questions.size();
            for (Metric metric : metrics) {
                Optional<Samples> samples = Side.samples(pair.baseline, pair.candidate, metric);
                if (samples.isPresent() && pair.baseline.trusts(metric) && pair.candidate.trusts(metric)) {
                    questions.add(new Question(metric, samples.get()));
                } else if (samples.isPresent()) {
                    untrusted.add(metric.name());
                }
            }
            asked.add(questions.size() - before);
            unanswered.add(new Comparison(pair.baseline, pair.candidate, List.of(), untrusted));
        }
        List<Finding> answers = Question.answers(questions, criteria);
        List<Comparison> answered = new ArrayList<>();
        int next = 0;
        for (int index = 0; index < pairs.size(); index++) {
            List<Finding> findings = answers.subList(next, next + asked.get(index));
            answered.add(unanswered.get(index).with(findings));
            next += findings.size();
        }
        return answered;
    }

    /** Whether each trial had both sides at the same moment. */
    public boolean isDuet() {
        return candidate.isBeside(baseline);
    }

    /** Whether any finding is {@code verdict}. */
    public boolean has(Verdict verdict) {
        return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
    }

    /** The same with other findings. */
    Comparison with(List<Finding> others) {
        return new Comparison(baseline, candidate, List.copyOf(others), untrusted);
    }
}
