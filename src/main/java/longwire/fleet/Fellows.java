package longwire.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import longwire.experiment.trial.Trial;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.results.Cost;
import longwire.results.FleetTrial;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/** Says who the members are, and which of them differs from the others. */
final class Fellows {
    private static final String FILE = "fleet";
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

    /** Keeps what each member came to in a trial, beside its figures, and says which of them differ. */
    void keep(Trial trial, Map<Integer, TrialEnd> ends, FleetTrial.Coordination lead, RunDirectory run) {
        for (int side = 0; side < trial.sides().size(); side++) {
            List<FleetTrial.Member> members = new ArrayList<>();
            for (Map.Entry<Integer, TrialEnd> end : ends.entrySet()) {
                members.add(member(end.getKey(), end.getValue(), side));
            }
            List<String> differences = Differences.of(members);
            differences.forEach(this::say);
            run.trial(trial.name(trial.sides().get(side)))
                    .writeJson(FleetTrial.FILE, new FleetTrial(members, lead, differences));
        }
    }

    /** Memory is of all sides together, and is divided among them. */
    private FleetTrial.Member member(int number, TrialEnd end, int side) {
        Member member = crew.all().get(number - 1);
        TrialSummary summary = end.summaries().get(side);
        return new FleetTrial.Member(
                number,
                member.facts().host(),
                member.facts().pid(),
                summary.connections(),
                median(summary),
                of(summary, Series.SEND_LAG),
                summary.costs().getOrDefault(Cost.GENERATOR, Cost.NONE),
                end.grown().residentBytes() / end.summaries().size(),
                end.grown().slabBytes() / end.summaries().size(),
                end.startsLateNanos(),
                member.clock().boundNanos(),
                end.coordination());
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
