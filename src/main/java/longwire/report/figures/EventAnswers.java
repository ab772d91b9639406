package longwire.report.figures;

import java.util.List;
import java.util.Optional;
import longwire.comparison.Criteria;
import longwire.comparison.Differential;
import longwire.comparison.Metric;
import longwire.text.HumanUnits;
import longwire.viewer.Transport;

/** How old an event is when a viewer has it, and what it costs, by each transport, as sentences. */
final class EventAnswers {
    private static final double MEDIAN = 50;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Metric AGE = Metric.latency(Measure.STALENESS.series(), MEDIAN);

    private static final Metric SERVICE = Metric.latency(Measure.SERVICE.series(), MEDIAN);

    private EventAnswers() {}

    /** How old events are; of a run that pushes none, how old they would be at most. */
    static Optional<String> age(AnswerSubject subject, Criteria criteria) {
        List<Row> aged = subject.having(Measure.STALENESS).toList();
        Optional<Row> poll = subject.row(Transport.POLL, Measure.STALENESS);
        if (aged.isEmpty()) {
            return Optional.empty();
        }
        if (poll.isPresent() && aged.size() == 1) {
            return Optional.of("A polled event" + subject.way() + " is " + age(poll.get())
                    + " old when a viewer has it, at the median" + every(poll.get()) + bound(subject) + ".");
        }
        List<String> ages =
                aged.stream().map(row -> age(row) + " by " + row.transport()).toList();
        return Optional.of("When a viewer has it, an event" + subject.way() + " is " + Answers.listed(ages)
                + poll.map(EventAnswers::every).orElse("") + " old, at the median"
                + poll.map(polled -> older(aged.get(0), polled, criteria)).orElse("") + ".");
    }

    /** What an event costs by each of several transports. */
    static Optional<String> cost(AnswerSubject subject) {
        List<Row> aged = subject.having(Measure.STALENESS).toList();
        List<String> costs = aged.stream().flatMap(row -> cost(row).stream()).toList();
        return aged.size() < 2 || costs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "For each viewer, an event" + subject.way() + " costs these bytes on the socket, and CPU of "
                                + subject.servers() + ": " + String.join(", ", costs) + ".");
    }

    /**
     * How often to poll to be as fresh as long polls, and for how many bytes. The age of a polled event is half of the interval and
     * half of a round-trip (which {@code longwire claims} checks); of its bytes, those beyond the event itself are as many more as there are more polls.
     */
    static Optional<String> breakEven(AnswerSubject subject) {
        Optional<Row> longPoll = subject.row(Transport.LONG_POLL, Measure.STALENESS);
        Optional<Row> poll = subject.row(Transport.POLL, Measure.STALENESS);
        Optional<Row> frames = subject.row(Transport.WEBSOCKET, Measure.STALENESS);
        if (longPoll.isEmpty() || poll.isEmpty() || frames.isEmpty()) {
            return Optional.empty();
        }
        double interval = intervalNanos(poll.get());
        double roundTrip = poll.get().side().median(SERVICE);
        double needed = 2 * longPoll.get().side().median(AGE) - (Double.isNaN(roundTrip) ? 0 : roundTrip);
        if (!(needed > 0)) {
            return Optional.of("No interval makes polls" + subject.way() + " as fresh as long polls.");
        }
        double event = frames.get().side().median(Metric.BYTES_PER_EVENT);
        double polled = poll.get().side().median(Metric.BYTES_PER_EVENT);
        double times = ((polled - event) * interval / needed + event)
                / longPoll.get().side().median(Metric.BYTES_PER_EVENT);
        return Double.isFinite(times)
                ? Optional.of(
                        "Polls" + subject.way() + " would be as fresh as long polls, at the median, with one every "
                                + HumanUnits.time(needed) + ", for " + HumanUnits.number(times) + " times the bytes.")
                : Optional.empty();
    }

    private static Optional<String> cost(Row row) {
        double bytes = row.side().median(Metric.BYTES_PER_EVENT);
        double nanos = row.side().median(Metric.SERVER_CPU_PER_EVENT);
        return Double.isNaN(bytes) || Double.isNaN(nanos)
                ? Optional.empty()
                : Optional.of(row.transport() + " " + HumanUnits.bytes(bytes) + " and " + HumanUnits.time(nanos));
    }

    private static String age(Row row) {
        return row.percentile(Measure.STALENESS, MEDIAN).text();
    }

    private static String older(Row pushed, Row polled, Criteria criteria) {
        return Differential.of(pushed.side(), polled.side(), AGE, criteria)
                .flatMap(Differential::interval)
                .map(within -> "; polling makes it " + HumanUnits.range(within.low(), within.high()) + " older than "
                        + pushed.transport())
                .orElse("");
    }

    private static String every(Row poll) {
        return " (one poll every " + HumanUnits.time(intervalNanos(poll)) + ")";
    }

    /** Between two polls of a viewer. */
    private static double intervalNanos(Row poll) {
        return NANOS_PER_SECOND
                * poll.merged().get(0).connections()
                / Traffic.of(poll.merged()).offeredPerSecond();
    }

    /** What is pushed goes one way only, so it is younger than a message that has been there and back. */
    private static String bound(AnswerSubject subject) {
        return subject.row(Transport.WEBSOCKET, Measure.RESPONSE)
                .map(row -> "; pushed over WebSocket to one viewer alone, it would be younger than "
                        + row.percentile(Measure.RESPONSE, MEDIAN).text() + ", a whole round-trip")
                .orElse("");
    }
}
