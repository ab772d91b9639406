package longwire.report.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Criteria;
import longwire.comparison.Finding;
import longwire.comparison.Interval;
import longwire.comparison.Metric;
import longwire.text.HumanUnits;
import longwire.viewer.Transport;

/** What a poll costs against a WebSocket message and its reply, as a sentence. */
final class PollAnswer {
    /**
     * One of the costs.
     *
     * @param what as the sentence has it, behind {@code times}
     * @param more as the question has it that the trials leave open
     */
    private record Question(Metric metric, String what, String more) {}

    private PollAnswer() {}

    /** The sentence, or none; {@code untold} takes what the trials cannot tell. */
    static Optional<String> of(AnswerSubject subject, Criteria criteria, List<String> untold) {
        Optional<Row> message = subject.row(Transport.WEBSOCKET, Measure.RESPONSE);
        Optional<Row> poll = subject.row(Transport.POLL, Measure.RESPONSE);
        if (message.isEmpty() || poll.isEmpty()) {
            return Optional.empty();
        }
        List<String> told = Stream.of(
                        new Question(Metric.latency(Measure.RESPONSE.series(), 50), "the time", "longer"),
                        new Question(Metric.BYTES_PER_MESSAGE, "the bytes", "more bytes"),
                        new Question(Metric.SERVER_CPU_PER_MESSAGE, "the CPU of " + subject.servers(), "more CPU"))
                .flatMap(question -> answer(message.get(), poll.get(), question, criteria, untold).stream())
                .toList();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of("A poll" + subject.way() + " takes " + Answers.listed(told)
                        + " of a WebSocket message and its reply.");
    }

    private static Optional<String> answer(
            Row message, Row poll, Question question, Criteria criteria, List<String> untold) {
        List<Metric> metric = List.of(question.metric());
        Optional<Finding> finding = Comparison.of(message.side(), poll.side(), metric, criteria).findings().stream()
                .findFirst();
        if (finding.isEmpty()) {
            return Optional.empty();
        }
        Optional<Interval> within = finding.get().interval();
        if (within.isEmpty() || within.get().contains(1)) {
            untold.add("whether a poll takes " + question.more() + " than a message ("
                    + within.map(ratio -> text(ratio) + " times").orElse("too few trials") + ")");
            return Optional.empty();
        }
        return Optional.of(HumanUnits.number(finding.get().ratio()) + " times " + question.what() + " ("
                + text(within.get()) + "; "
                + text(question.metric(), finding.get().candidate()) + " against "
                + text(question.metric(), finding.get().baseline()) + ")");
    }

    private static String text(Metric metric, double value) {
        return metric.unit() == Metric.Unit.BYTES ? HumanUnits.bytes(value) : HumanUnits.time(value);
    }

    private static String text(Interval ratio) {
        String from = HumanUnits.number(ratio.low());
        String to = HumanUnits.number(ratio.high());
        return from.equals(to) ? from : from + "…" + to;
    }
}
