package longwire.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.comparison.Criteria;

/**
 * What a run comes to, in at most six sentences made from its figures; intervals, at the confidence of the plan, stand in
 * brackets. What the trials cannot tell is not said as a figure, but named in the last sentence.
 */
final class Answers {
    private static final int MOST = 6;

    private Answers() {}

    /** The sentences about {@code rows}, which are of one run; empty where there is nothing to set against each other. */
    static List<String> of(List<Row> rows, Criteria criteria) {
        List<Row> valid = rows.stream().filter(row -> !row.invalid()).toList();
        AnswerSubject subject = AnswerSubject.of(valid);
        List<String> untold = new ArrayList<>();
        List<String> told = Stream.concat(
                        Stream.of(
                                        AddedAnswer.of(valid, Measure.RESPONSE, "round-trip", criteria, untold),
                                        AddedAnswer.of(valid, Measure.HANDSHAKE, "handshake", criteria, untold),
                                        PollAnswer.of(subject, criteria, untold),
                                        EventAnswers.age(subject, criteria),
                                        EventAnswers.cost(subject),
                                        EventAnswers.breakEven(subject))
                                .flatMap(Optional::stream),
                        SharedAnswer.of(valid, criteria, untold))
                .limit(MOST - 1)
                .toList();
        Optional<String> rest = untold.isEmpty()
                ? Optional.empty()
                : Optional.of("Not told by these trials: " + String.join("; ", untold) + ".");
        return Stream.concat(told.stream(), rest.stream()).toList();
    }

    /** {@code parts}, one or more, as a sentence has them: {@code a, b and c}. */
    static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
