package longwire.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Several sides of one run in the order of one metric, the best first. Each is set against each: places that the trials
 * cannot tell apart are told as such.
 *
 * @param metric they are ranked by
 * @param places from the best to the worst
 */
public record Ranking(Metric metric, List<Place> places) {
    /**
     * One side's place.
     *
     * @param side which
     * @param median of its trials, in the metric's unit
     * @param best the highest place it may have: after those that are really better
     * @param worst the lowest place it may have: before those that are really worse
     * @param againstFirst it as candidate, the one on the first place as baseline; nothing for the first itself
     */
    public record Place(Side side, double median, int best, int worst, Optional<Finding> againstFirst) {}

    /** Two sides by their indices, and what the trials say of the second as candidate. */
    private record Pair(int first, int second, Finding finding) {}

    /** Ranks those of {@code sides} that have and trust {@code metric}; of no place where fewer than two do. */
    public static Ranking of(List<Side> sides, Metric metric, Criteria criteria) {
        double sign = metric.direction() == Direction.LOWER_IS_BETTER ? 1 : -1;
        List<Side> ranked = sides.stream()
                .filter(side -> side.trusts(metric))
                .sorted(Comparator.comparingDouble(side -> sign * side.median(metric)))
                .toList();
        List<Pair> pairs = pairs(ranked, metric, criteria);
        List<Place> places = IntStream.range(0, ranked.size())
                .mapToObj(index -> place(ranked, index, metric, pairs))
                .toList();
        return new Ranking(metric, ranked.size() < 2 ? List.of() : places);
    }

    private static List<Pair> pairs(List<Side> ranked, Metric metric, Criteria criteria) {
        List<int[]> indices = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (int first = 0; first < ranked.size(); first++) {
            for (int second = first + 1; second < ranked.size(); second++) {
                Optional<Samples> samples = Side.samples(ranked.get(first), ranked.get(second), metric);
                if (samples.isPresent()) {
                    indices.add(new int[] {first, second});
                    questions.add(new Question(metric, samples.get()));
                }
            }
        }
        List<Finding> findings = Question.answers(questions, criteria);
        return IntStream.range(0, findings.size())
                .mapToObj(pair -> new Pair(indices.get(pair)[0], indices.get(pair)[1], findings.get(pair)))
                .toList();
    }

    private static Place place(List<Side> ranked, int index, Metric metric, List<Pair> pairs) {
        Side side = ranked.get(index);
        return new Place(
                side,
                side.median(metric),
                1 + count(pairs, index, Verdict.WORSE, Verdict.BETTER),
                ranked.size() - count(pairs, index, Verdict.BETTER, Verdict.WORSE),
                pairs.stream()
                        .filter(pair -> pair.first == 0 && pair.second == index)
                        .map(Pair::finding)
                        .findFirst());
    }

    /** Pairs in which the side got {@code verdict} as the candidate, or its other got {@code opposite}. */
    private static int count(List<Pair> pairs, int index, Verdict verdict, Verdict opposite) {
        return (int) pairs.stream()
                .filter(pair -> pair.second == index && pair.finding.verdict() == verdict
                        || pair.first == index && pair.finding.verdict() == opposite)
                .count();
    }
}
