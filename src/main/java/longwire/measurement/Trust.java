package longwire.measurement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Decides how far a percentile of a series can be believed, for one trial or for several of one load; nothing else decides
 * it. The <i>shares</i> are what the machine itself adds to a figure: send lag, read lag and pauses. Three steps:
 *
 * <ol>
 *   <li>Fewer than ten samples beyond the percentile: {@link Standing#UNSUPPORTED}, whatever the machine did.
 *   <li>The percentile is within the trial's trust limit, up to which every share is below half of the response time:
 *       {@link Standing#TRUSTED}.
 *   <li>Beyond the limit, or if there are no round-trips to derive one from, a round-trip is {@link Standing#BEYOND_TRUST}.
 *       Any other series is compared with the shares itself, at the same percentile. It may be so much longer than a
 *       round-trip that the shares are small beside it, such as the staleness caused by a poll's interval.
 * </ol>
 *
 * <p>Which shares a series has:
 *
 * <table>
 *   <caption>The shares that each series can contain</caption>
 *   <tr><th>series</th><th>shares</th><th>why</th></tr>
 *   <tr><td>response</td><td>send lag, read lag, both pauses</td><td>it counts from the message's due time until its reply was
 *     read</td></tr>
 *   <tr><td>service, ping</td><td>the same</td><td>they count from sent, so they do not contain the send lag; but they belong to
 *     the same trial, which has one limit</td></tr>
 *   <tr><td>handshake and its parts, away</td><td>the same</td><td>connections are due on the loop that sends messages</td></tr>
 *   <tr><td>staleness</td><td>the same; a pushed feed: read lag, both pauses</td><td>an event's age counts from its creation,
 *     not from its due time, so the origin's lateness appears only as pauses; a viewer that only follows a feed sends nothing
 *     that could be late</td></tr>
 *   <tr><td>fan-out</td><td>send lag, read lag, both pauses</td><td>it counts from the publish's due time until a receiver
 *     read it</td></tr>
 *   <tr><td>skew</td><td>read lag, both pauses; the trial's limit says nothing of it</td><td>a publish that was late was late for
 *     all receivers, and a skew may be much shorter than a round-trip</td></tr>
 *   <tr><td>send lag, pauses</td><td>none</td><td>they are the shares</td></tr>
 * </table>
 *
 * <p>A share that was not recorded cannot lower the trust in a figure; {@link #missing} names it. An origin that is not ours
 * reports no pauses, for example. To add a share, add its series to {@link #SHARES}.
 *
 * @param trials the records of one or more trials
 */
public record Trust(List<Recorded> trials) {
    /** The limit of a trial that cannot be trusted even at p90. */
    public static final double NO_LIMIT = 0;

    /** From this share on, half of a figure may be the machine's own. */
    public static final double SHARE = 0.5;

    private static final double LOWEST_LIMIT = 90;
    private static final double PERCENT = 100;

    /** The machine's own shares. */
    private static final Set<Series> SHARES =
            EnumSet.of(Series.SEND_LAG, Series.READ_LAG, Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE);

    private static final Set<Series> ROUND_TRIPS = EnumSet.of(Series.RESPONSE, Series.SERVICE);

    /** How far a figure may be believed, from the best to the worst. */
    public enum Standing {
        /** The figure reflects what was measured. */
        TRUSTED,
        /** Half of it or more may be the measuring machine's. */
        BEYOND_TRUST,
        /** Too few samples lie beyond it. */
        UNSUPPORTED
    }

    /**
     * The record of one trial.
     *
     * @param limit its trust limit, from {@link Trust#limit(Function, double)}, or {@link #NO_LIMIT}
     * @param latencies by series; empty series are left out
     */
    public record Recorded(double limit, Map<Series, LatencySummary> latencies) {
        public Recorded {
            latencies = Map.copyOf(latencies);
        }
    }

    public Trust {
        trials = List.copyOf(trials);
    }

    /** The trust in one trial. */
    public static Trust of(double limit, Map<Series, LatencySummary> latencies) {
        return new Trust(List.of(new Recorded(limit, latencies)));
    }

    /** The trust in all trials of {@code several} together. */
    public static Trust together(List<Trust> several) {
        return new Trust(
                several.stream().flatMap(trust -> trust.trials.stream()).toList());
    }

    /**
     * The trust limit of a trial: the highest percentile (90 to 99.999), read from p90 upward, at which each of the shares
     * is below half of the response time, and beyond which lie more samples than may have met a stolen core; or {@link
     * #NO_LIMIT}. {@link #toldLimit} also considers whether there are enough samples for that percentile.
     *
     * @param recorded the histogram of each series; empty if nothing was recorded
     * @param stolen share of the messages that may have met a core that another machine had, 0 to 1, as
     *     {@code CoreLoad.stolen} tells
     */
    public static double limit(Function<Series, Histogram> recorded, double stolen) {
        Histogram response = recorded.apply(Series.RESPONSE);
        double limit = NO_LIMIT;
        if (response.getTotalCount() == 0) {
            return limit;
        }
        List<Histogram> shares = SHARES.stream().map(recorded).toList();
        for (double percentile : LatencySummary.PERCENTILES) {
            if (percentile < LOWEST_LIMIT) {
                continue;
            }
            double bound = SHARE * response.getValueAtPercentile(percentile);
            if (!withstands(percentile, stolen)
                    || shares.stream().anyMatch(own -> own.getValueAtPercentile(percentile) >= bound)) {
                return limit;
            }
            limit = percentile;
        }
        return limit;
    }

    /** The highest percentile that can be trusted where {@code stolen} is the share of {@link #limit}; or {@link #NO_LIMIT}. */
    public static double limit(double stolen) {
        return Arrays.stream(LatencySummary.PERCENTILES)
                .filter(percentile -> percentile >= LOWEST_LIMIT && withstands(percentile, stolen))
                .max()
                .orElse(NO_LIMIT);
    }

    /** Whether less than half of the samples beyond {@code percentile} can be there because a core was {@code stolen}. */
    private static boolean withstands(double percentile, double stolen) {
        return stolen < SHARE * (1 - percentile / PERCENT);
    }

    /** Whether {@code agreeing} is more than half of {@code all}. */
    public static boolean isMost(long agreeing, long all) {
        return 2 * agreeing > all;
    }

    /**
     * The percentile up to which most of the trials are trusted, or {@link #NO_LIMIT}. The minimum over all trials would sink
     * with every additional trial, however good the others are.
     */
    public double limit() {
        double[] rising = trials.stream().mapToDouble(Recorded::limit).sorted().toArray();
        return rising[(rising.length - 1) / 2];
    }

    /** The limit to report: at most the highest percentile that the number of response times supports. */
    public double toldLimit() {
        return hasLimit() ? Math.min(limit(), LatencySummary.highestSupported(samples(Series.RESPONSE))) : limit();
    }

    /** Whether there are round-trips to derive a limit from; a pushed feed has none. */
    public boolean hasLimit() {
        return samples(Series.RESPONSE) > 0;
    }

    /** How far {@code percentile} of {@code series}, over all samples of the trials, can be believed. */
    public Standing standing(Series series, double percentile) {
        return LatencySummary.supports(samples(series), percentile)
                ? trusts(series, percentile) ? Standing.TRUSTED : Standing.BEYOND_TRUST
                : Standing.UNSUPPORTED;
    }

    /**
     * Whether most of the trials that recorded {@code series} trust its {@code percentile}, even if it has too few samples. The
     * maximum is trusted no more than the highest supported percentile.
     */
    public boolean trusts(Series series, double percentile) {
        List<Recorded> having = trials.stream()
                .filter(trial -> trial.latencies.containsKey(series))
                .toList();
        List<Recorded> asked = having.isEmpty() ? trials : having;
        return isMost(
                asked.stream()
                        .filter(trial -> trusts(trial, series, percentile))
                        .count(),
                asked.size());
    }

    /** The shares that {@code series} can contain but that some trial did not record. */
    public Set<Series> missing(Series series) {
        Set<Series> missing = EnumSet.noneOf(Series.class);
        for (Recorded trial : trials) {
            shares(trial, series).stream()
                    .filter(share -> !trial.latencies.containsKey(share))
                    .forEach(missing::add);
        }
        return missing;
    }

    private long samples(Series series) {
        return trials.stream()
                .map(trial -> trial.latencies.get(series))
                .filter(latencies -> latencies != null)
                .mapToLong(LatencySummary::count)
                .sum();
    }

    private static boolean trusts(Recorded trial, Series series, double percentile) {
        // A skew may be much shorter than a round-trip, from which the limit comes.
        if (SHARES.contains(series) || series != Series.SKEW && percentile <= trial.limit) {
            return true;
        }
        if (ROUND_TRIPS.contains(series)) {
            return false;
        }
        LatencySummary figure = trial.latencies.get(series);
        double bound = figure == null ? 0 : SHARE * figure.atLeastNanos(percentile);
        return shares(trial, series).stream()
                .map(trial.latencies::get)
                .filter(share -> share != null)
                .allMatch(share -> share.atMostNanos(percentile) < bound);
    }

    private static Set<Series> shares(Recorded trial, Series series) {
        if (SHARES.contains(series)) {
            return Set.of();
        }
        Set<Series> shares = EnumSet.copyOf(SHARES);
        if (series == Series.SKEW) {
            // Of two receivers of one event, to both of which it was late alike.
            shares.remove(Series.SEND_LAG);
            return shares;
        }
        boolean sends = trial.latencies.containsKey(Series.RESPONSE) || trial.latencies.containsKey(Series.FAN_OUT);
        if (!sends) {
            // The viewer sent nothing, so nothing could be late.
            shares.remove(Series.SEND_LAG);
            if (series != Series.STALENESS && !trial.latencies.containsKey(Series.STALENESS)) {
                shares.remove(Series.READ_LAG);
            }
        }
        return shares;
    }
}
