package longwire.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.measurement.Validity;
import longwire.process.CoreLoad;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What the figures of a row are based on, in sentences: the counts of messages, the achieved rate and the trust limit.
 *
 * @param subject the row and its number of trials
 * @param facts one sentence each
 * @param invalid the INVALID trials, each with its reasons
 */
public record Evidence(String subject, List<String> facts, List<TrialSummary> invalid) {
    // These are always shown, because 0 is informative; the others are shown only if they are not 0.
    private static final List<Count> ALWAYS = List.of(Count.SENT, Count.RECEIVED, Count.LOST, Count.DROPPED);
    private static final List<Count> IF_ANY = List.of(
            Count.RETURNED,
            Count.UNSENT,
            Count.DUPLICATED,
            Count.REORDERED,
            Count.CORRUPTED,
            Count.ERRORS,
            Count.PUSHES,
            Count.DELIVERED,
            Count.MISSED,
            Count.DELIVERED_AGAIN,
            Count.EVENTS,
            Count.EVENTS_MEASURED,
            Count.EVENTS_MISSED,
            Count.HANDSHAKE_FAILED,
            Count.GAVE_UP);

    private static final double PERCENT = 100;
    /** Up to which a plan should be trusted; steal that only matters beyond it is not worth a sentence. */
    private static final double TRUSTED = 99;

    public static Evidence of(Row row) {
        Traffic traffic = Traffic.of(row.merged());
        List<String> facts = new ArrayList<>();
        facts.add(counts(traffic));
        if (traffic.offeredPerSecond() > 0) {
            facts.add(rates(traffic));
        }
        facts.add("send lag p50 " + row.lagMedian(Series.SEND_LAG).text() + ", read lag p50 "
                + row.lagMedian(Series.READ_LAG).text() + "; " + trust(row));
        cores(row.merged()).ifPresent(facts::add);
        return new Evidence(subject(row), facts, row.invalidTrials());
    }

    private static String subject(Row row) {
        String trials = row.trials().size() + (row.trials().size() == 1 ? " trial" : " trials");
        String duets = row.trials().stream().anyMatch(trial -> !trial.beside().isEmpty()) ? " in duets" : "";
        String verdict = row.invalidTrials().isEmpty()
                ? ", VALID"
                : row.invalid() ? ", all INVALID, but the figures come from them" : ", INVALID ones excluded";
        return String.join(" ", row.labels()) + ": " + trials + duets + verdict;
    }

    private static String counts(Traffic traffic) {
        Stream<String> always = ALWAYS.stream().map(count -> told(count, traffic) + codes(count, traffic));
        Stream<String> ifAny = IF_ANY.stream()
                .filter(count -> traffic.count(count) > 0)
                .map(count -> told(count, traffic) + (count == Count.HANDSHAKE_FAILED ? refusals(traffic) : ""));
        return Stream.concat(always, ifAny).collect(Collectors.joining(", "));
    }

    private static String told(Count count, Traffic traffic) {
        return count.label().replace('-', ' ') + " " + HumanUnits.count(traffic.count(count));
    }

    private static String codes(Count count, Traffic traffic) {
        if (count != Count.DROPPED || traffic.drops().isEmpty()) {
            return "";
        }
        return " (close codes: " + HumanUnits.counts(traffic.drops().entrySet().stream()) + ")";
    }

    private static String refusals(Traffic traffic) {
        return traffic.refusals().isEmpty() ? "" : " (" + Validity.refusals(traffic.refusals()) + ")";
    }

    private static String rates(Traffic traffic) {
        return "achieved " + HumanUnits.rate(traffic.achievedPerSecond()) + " of "
                + HumanUnits.rate(traffic.offeredPerSecond()) + " messages/s offered ("
                + String.format(Locale.ROOT, "%.1f %%)", traffic.achievedPercent());
    }

    /** The median over the trials of what their cores did; empty for runs that did not record it. */
    private static Optional<String> cores(List<TrialSummary> trials) {
        double[] busy = trials.stream()
                .flatMap(trial -> trial.cores().stream())
                .mapToDouble(CoreLoad::busy)
                .toArray();
        double[] stolen = trials.stream()
                .filter(trial -> !trial.cores().isEmpty())
                .mapToDouble(trial -> CoreLoad.stolen(trial.cores()))
                .toArray();
        if (busy.length == 0) {
            return Optional.empty();
        }
        double taken = Median.withDefaults().evaluate(stolen);
        double limit = Trust.limit(taken);
        return Optional.of(String.format(
                Locale.ROOT,
                "cores %.0f %% busy, %.1f %% stolen by the host of this machine%s",
                PERCENT * Median.withDefaults().evaluate(busy),
                PERCENT * taken,
                limit == Trust.NO_LIMIT
                        ? ", so that no percentile can be trusted"
                        : limit < TRUSTED
                                ? ", so that none beyond " + LatencySummary.name(limit) + " can be trusted"
                                : ""));
    }

    private static String trust(Row row) {
        Trust trust = row.trust();
        Set<Series> missing = trust.missing(trust.hasLimit() ? Series.RESPONSE : Series.STALENESS);
        return limit(trust)
                + (missing.isEmpty()
                        ? ""
                        : missing.stream()
                                .map(Evidence::name)
                                .collect(Collectors.joining(", ", "; not recorded: ", "")));
    }

    private static String name(Series share) {
        return switch (share) {
            case GENERATOR_PAUSE -> "the generator's pauses";
            case ORIGIN_PAUSE -> "the origin's pauses";
            default -> share.tag().replace('-', ' ');
        };
    }

    private static String limit(Trust trust) {
        if (!trust.hasLimit()) {
            return "no trust limit, because there are no round-trips";
        }
        return trust.limit() == Trust.NO_LIMIT
                ? "no trust limit, not even p90"
                : "trust limit " + LatencySummary.name(trust.toldLimit());
    }
}
