package longwire.live.terminal;

import static longwire.live.state.ShortText.duration;
import static longwire.live.state.ShortText.percent;
import static longwire.live.state.ShortText.percentile;
import static longwire.text.HumanUnits.count;
import static longwire.text.HumanUnits.rate;
import static longwire.text.HumanUnits.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import longwire.live.state.EndedTrial;
import longwire.live.state.LiveMember;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.LiveTrial;
import longwire.live.state.Percentiles;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;

/** A snapshot as the lines of a terminal: never more than 24 of at most 80 columns. */
public final class Dashboard {
    static final int WIDTH = 80;
    static final int HEIGHT = 24;

    private static final String FOOTER = "[ ] beyond trust   - too few samples   Ctrl-C ends the run and keeps it";
    /** What is shown of a trial so far, in this order; of the last second, only the first of those that it has, twice. */
    private static final List<Series> SHOWN = List.of(
            Series.RESPONSE,
            Series.SERVICE,
            Series.FAN_OUT,
            Series.SKEW,
            Series.STALENESS,
            Series.HANDSHAKE,
            Series.SEND_LAG,
            Series.READ_LAG,
            Series.AWAY);

    private static final int MOST_OF_LAST_SECOND = 2;
    /** As many as leave room for the rest. */
    private static final int MOST_SO_FAR = 7;

    private static final int FIGURE_WIDTH = 10;

    private final LiveSnapshot snapshot;
    private final List<Line> lines = new ArrayList<>();

    private Dashboard(LiveSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The emphasis of a line. */
    enum Tone {
        PLAIN,
        STRONG,
        FAINT,
        GOOD,
        BAD
    }

    /**
     * One line.
     *
     * @param text at most {@link #WIDTH} characters, none of them a control character
     */
    record Line(String text, Tone tone) {
        Line {
            text = shortened(text.replaceAll("\\p{gc=Cc}", " "), WIDTH);
        }
    }

    /** From the top downward. */
    public static List<Line> of(LiveSnapshot snapshot) {
        Dashboard dashboard = new Dashboard(snapshot);
        dashboard.head();
        dashboard.now();
        dashboard.ended();
        return List.copyOf(dashboard.lines);
    }

    private void head() {
        LiveRun run = snapshot.run();
        int begun = snapshot.valid() + snapshot.invalid() + (snapshot.trial().isPresent() ? 1 : 0);
        String trials =
                "trial " + begun + " of " + run.trials() + ", about " + duration(snapshot.secondsLeft()) + " left";
        String name = shortened(run.experiment(), WIDTH - trials.length() - 2);
        line(Tone.STRONG, name + " ".repeat(WIDTH - name.length() - trials.length()) + trials);
        line(Tone.FAINT, "results in " + run.directory());
    }

    private void now() {
        line(Tone.PLAIN, "");
        line(
                Tone.STRONG,
                snapshot.trial()
                        .map(trial -> trial.path() + " " + trial.transport() + ": " + trial.phase() + ", "
                                + duration(trial.seconds()))
                        .orElse(snapshot.said().isEmpty() ? "starting" : snapshot.said()));
        // Between trials the figures of the one before stay: a page that jumps is hard to read.
        int before = snapshot.ended().size() - 1;
        snapshot.trial()
                .or(() -> before < 0
                        ? Optional.empty()
                        : Optional.of(snapshot.ended().get(before).last()))
                .ifPresent(this::figures);
    }

    private void figures(LiveTrial trial) {
        fact(
                "connections",
                count(trial.open()) + " open of " + count(trial.connections()) + ", "
                        + count(trial.counts().get(Count.DROPPED)) + " dropped, "
                        + count(trial.counts().get(Count.RETURNED)) + " returned, "
                        + count(trial.counts().get(Count.HANDSHAKE_FAILED)) + " failed to open");
        LiveTrial.Rates rates = trial.rates();
        if (trial.listens()) {
            fact("per second", rate(rates.events()) + " events");
        } else {
            fact(
                    "per second",
                    rate(rates.offered()) + " messages offered, " + rate(rates.sent()) + " sent, "
                            + rate(rates.received()) + " answered");
        }
        fact(
                "so far",
                count(trial.counts().get(Count.SENT)) + " sent, "
                        + count(trial.counts().get(Count.RECEIVED)) + " answered, "
                        + count(trial.counts().get(Count.LOST)) + " lost" + delivered(trial));
        if (!trial.cpu().isEmpty()) {
            fact(
                    "CPU",
                    trial.cpu().entrySet().stream()
                            .map(side -> side.getKey() + " "
                                    + percent(side.getValue().cores()))
                            .collect(Collectors.joining(", ", "", " of a core")));
        }
        if (!trial.members().isEmpty()) {
            fact("members", trial.members().stream().map(Dashboard::member).collect(Collectors.joining(", ")));
        }
        if (trial.damage().isEmpty()) {
            fact("validity", "VALID so far, trust limit " + percentile(trial.trustLimit()) + " so far");
        } else {
            line(Tone.BAD, "  INVALID      " + String.join("; ", trial.damage()));
        }
        latencies(trial);
    }

    /** Many are shortened at the end of the line; the page has all. */
    private static String member(LiveMember member) {
        if (member.lost()) {
            return member.number() + " lost";
        }
        OptionalLong median = member.medianNanos();
        return member.number() + ": " + count(member.open()) + " open"
                + (median.isPresent() ? " at " + time(median.getAsLong()) : "");
    }

    private static String delivered(LiveTrial trial) {
        long delivered = trial.counts().get(Count.DELIVERED);
        return delivered == 0 ? "" : ", " + count(delivered) + " delivered";
    }

    private void fact(String name, String text) {
        line(Tone.PLAIN, String.format("  %-12s %s", name, text));
    }

    private void latencies(LiveTrial trial) {
        Trust trust = trial.trust();
        line(Tone.PLAIN, "");
        StringBuilder names = new StringBuilder();
        Percentiles.SHOWN.forEach(shown -> names.append(right(percentile(shown) + " ")));
        line(Tone.FAINT, " ".repeat(WIDTH - (Percentiles.SHOWN.size() + 1) * FIGURE_WIDTH) + names + right("max "));
        SHOWN.stream()
                .filter(trial.lastInterval()::containsKey)
                .limit(MOST_OF_LAST_SECOND)
                .forEach(series -> latency(
                        "last second", trust, series, trial.lastInterval().get(series)));
        SHOWN.stream()
                .filter(trial.soFar()::containsKey)
                .limit(MOST_SO_FAR)
                .forEach(series -> latency(
                        "so far", trust, series, trial.soFar().get(series).percentiles()));
    }

    private void latency(String when, Trust trust, Series series, Percentiles percentiles) {
        StringBuilder figures = new StringBuilder();
        for (double shown : Percentiles.SHOWN) {
            figures.append(right(told(percentiles.at(shown), trust.trusts(series, shown))));
        }
        // The longest is as little to be trusted as the highest percentile that there are samples for.
        double highest = LatencySummary.highestSupported(percentiles.count());
        figures.append(right(told(OptionalLong.of(percentiles.maxNanos()), trust.trusts(series, highest))));
        line(Tone.PLAIN, String.format("  %-12s %-15s", when, name(series)) + figures);
    }

    /** In brackets beyond trust; a closing one hangs over, so that digits stay in line. */
    private static String told(OptionalLong nanos, boolean trusted) {
        String time = nanos.isPresent() ? time(nanos.getAsLong()) : "-";
        return trusted || nanos.isEmpty() ? time + " " : "[" + time + "]";
    }

    private static String name(Series series) {
        return switch (series) {
            case RESPONSE -> "response time";
            case SERVICE -> "service time";
            default -> series.tag().replace('-', ' ');
        };
    }

    /** As many as there is room for, the latest last. */
    private void ended() {
        line(Tone.PLAIN, "");
        line(Tone.STRONG, "Finished trials: " + snapshot.valid() + " VALID, " + snapshot.invalid() + " INVALID");
        int room = HEIGHT - lines.size() - 1;
        int size = snapshot.ended().size();
        snapshot.ended().subList(Math.max(0, size - room), size).forEach(this::ended);
        line(Tone.FAINT, FOOTER);
    }

    private void ended(EndedTrial trial) {
        String name = String.format("  %-24s ", shortened(trial.last().name(), 24));
        if (!trial.valid()) {
            line(Tone.BAD, name + "INVALID: " + String.join("; ", trial.invalid()));
            return;
        }
        String figures = trial.last()
                .leading()
                .map(series -> "p50 " + told(trial, series, 50) + ", p99 " + told(trial, series, 99) + ", ")
                .orElse("");
        line(Tone.GOOD, name + "VALID  " + figures + "trust limit " + percentile(trial.trustLimit()));
    }

    private static String told(EndedTrial trial, Series series, double percentile) {
        OptionalLong nanos = trial.last().soFar().get(series).percentiles().at(percentile);
        return told(nanos, trial.trusts(series, percentile)).strip();
    }

    private void line(Tone tone, String text) {
        lines.add(new Line(text, tone));
    }

    private static String right(String text) {
        return String.format("%" + FIGURE_WIDTH + "s", text);
    }

    private static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
