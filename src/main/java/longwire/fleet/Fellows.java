package longwire.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import longwire.experiment.trial.Trial;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/** Says who the members are, and which of them differs from the others. */
final class Fellows {
    private static final String FILE = "fleet";
    /** A median this far from that of the others' is not chance: a member's machine, or its way, is another. */
    private static final double RATIO = 1.25;

    private static final double MEDIAN = 50;

    private final Crew crew;
    private final Consumer<String> printer;

    Fellows(Crew crew, Consumer<String> printer) {
        this.crew = crew;
        this.printer = printer;
    }

    void say(String line) {
        printer.accept(line);
    }

    /** One row of {@code fleet.json}. */
    record Row(int member, int connections, MemberFacts facts, ClockOffset clock) {}

    /** Writes who they are, and says it. */
    void write(RunDirectory run) {
        List<Row> rows = crew.present().stream()
                .map(member -> new Row(member.number(), member.connections(), member.facts(), member.clock()))
                .toList();
        run.writeJson(FILE, rows);
        crew.present()
                .forEach(member -> say(String.format(
                        Locale.ROOT,
                        "%s: %,d connections, clock %s",
                        member.label(),
                        member.connections(),
                        offset(member.clock()))));
    }

    /** Says which members differ from the others in a trial: in the median of what they measured, or how far it is trusted. */
    void compare(Trial trial, Map<Integer, TrialEnd> ends) {
        for (int side = 0; side < trial.sides().size(); side++) {
            Map<Integer, TrialSummary> summaries = new LinkedHashMap<>();
            for (Map.Entry<Integer, TrialEnd> end : ends.entrySet()) {
                summaries.put(end.getKey(), end.getValue().summaries().get(side));
            }
            compare(summaries);
        }
    }

    private void compare(Map<Integer, TrialSummary> summaries) {
        double[] medians = summaries.values().stream()
                .mapToDouble(Fellows::median)
                .filter(median -> median > 0)
                .sorted()
                .toArray();
        if (medians.length < 2) {
            return;
        }
        double middle = medians[(medians.length - 1) / 2];
        summaries.forEach((member, summary) -> {
            double ratio = median(summary) / middle;
            if (ratio > RATIO || ratio > 0 && ratio < 1 / RATIO) {
                say(String.format(
                        Locale.ROOT,
                        "member %d differs: p50 %s (the middle one: %s), send lag p50 %s",
                        member,
                        HumanUnits.time(median(summary)),
                        HumanUnits.time(middle),
                        HumanUnits.time(of(summary, Series.SEND_LAG))));
            }
        });
    }

    private static double median(TrialSummary summary) {
        double response = of(summary, Series.RESPONSE);
        return response > 0 ? response : of(summary, Series.STALENESS);
    }

    private static double of(TrialSummary summary, Series series) {
        LatencySummary latencies = summary.latencies().get(series.tag());
        return latencies == null ? 0 : latencies.atLeastNanos(MEDIAN);
    }

    private static String offset(ClockOffset clock) {
        return clock.boundNanos() == 0
                ? "the lead's (measured: " + HumanUnits.difference(clock.measuredNanos()) + ")"
                : HumanUnits.difference(clock.nanos()) + ", at most " + HumanUnits.time(clock.boundNanos()) + " off";
    }
}
