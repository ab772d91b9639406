package longwire.measurement;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * How far a percentile of a series may be believed: the only place that decides it, for one trial or for several of one
 * load. It goes by the machine's own shares, which are what send lag and pauses add to a figure, in three steps.
 *
 * <ol>
 *   <li>Fewer than ten samples beyond the percentile: {@link Standing#UNSUPPORTED}, whatever the machine did.
 *   <li>The percentile lies within the trial's trust limit, up to which every share stays below half of the response time:
 *       {@link Standing#TRUSTED}.
 *   <li>Beyond the limit, or where there are no round-trips to read one from, a round-trip is {@link Standing#BEYOND_TRUST}.
 *       Any other series is held against the shares itself, at the same percentile: it may be so much longer than a
 *       round-trip that they are little beside it, as staleness is that a poll's interval makes.
 * </ol>
 *
 * <p>Which shares a series has:
 *
 * <table>
 *   <caption>A series, and what of it may be the machine's</caption>
 *   <tr><th>series</th><th>shares</th><th>why</th></tr>
 *   <tr><td>response</td><td>send lag, read lag, both pauses</td><td>it counts from when the message was due to when its reply
 *     was read</td></tr>
 *   <tr><td>service, ping</td><td>the same</td><td>they count from sent, so their own send lag is not in them; but they are of
 *     the same trial, which has one limit</td></tr>
 *   <tr><td>handshake and its parts, away</td><td>the same</td><td>connections are due on the loop that sends messages</td></tr>
 *   <tr><td>staleness</td><td>the same; a pushed feed: read lag, both pauses</td><td>an event's age counts from when it was made, not
 *     from when it was due, so the origin's lateness is in it as pauses only; who only follows a feed sends nothing that
 *     could be late</td></tr>
 *   <tr><td>send lag, pauses</td><td>none</td><td>they are the shares</td></tr>
 * </table>
 *
 * <p>A share that was not recorded says nothing against a figure, and {@link #missing} names it: the origin of others tells
 * no pauses. One more share is one more series of {@link #SHARES}.
 *
 * @param trials what each of them recorded, one or more
 */
public record Trust(List<Recorded> trials) {
    /** What a trial has that cannot even be trusted at p90. */
    public static final double NO_LIMIT = 0;

    /** At this share of a figure, the machine's own part may be half of what is told. */
    public static final double SHARE = 0.5;

    private static final double LOWEST_LIMIT = 90;

    /** The machine's own shares. */
    private static final Set<Series> SHARES =
            EnumSet.of(Series.SEND_LAG, Series.READ_LAG, Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE);

    private static final Set<Series> ROUND_TRIPS = EnumSet.of(Series.RESPONSE, Series.SERVICE);

    /** How far a figure may be believed, from the best to the worst. */
    public enum Standing {
        /** It says something of what was measured. */
        TRUSTED,
        /** Half of it or more may be the measuring machine's. */
        BEYOND_TRUST,
        /** Too few samples lie beyond it. */
        UNSUPPORTED
    }

    /**
     * What one trial recorded.
     *
     * @param limit its trust limit, as {@link Trust#limit(Function)} has it, or {@link #NO_LIMIT}
     * @param latencies by series; those that got nothing are left out
     */
    public record Recorded(double limit, Map<Series, LatencySummary> latencies) {
        public Recorded {
            latencies = Map.copyOf(latencies);
        }
    }

    public Trust {
        trials = List.copyOf(trials);
    }

    /** Of one trial. */
    public static Trust of(double limit, Map<Series, LatencySummary> latencies) {
        return new Trust(List.of(new Recorded(limit, latencies)));
    }

    /** Of all trials of {@code several} together. */
    public static Trust together(List<Trust> several) {
        return new Trust(
                several.stream().flatMap(trust -> trust.trials.stream()).toList());
    }

    /**
     * The trust limit of a trial: the highest percentile (90 to 99.999), read from p90 upward, at which each of the shares
     * stays below half of the response time; or {@link #NO_LIMIT}. Whether there are samples enough to tell that percentile
     * is another question ({@link #toldLimit}).
     *
     * @param recorded in the trial; empty where nothing was
     */
    public static double limit(Function<Series, Histogram> recorded) {
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
            if (shares.stream().anyMatch(own -> own.getValueAtPercentile(percentile) >= bound)) {
                return limit;
            }
            limit = percentile;
        }
        return limit;
    }

    /** Whether {@code agreeing} trials of {@code all} are most of them: more than half. */
    public static boolean isMost(long agreeing, long all) {
        return 2 * agreeing > all;
    }

    /**
     * How far most of the trials are trusted: a percentile, or {@link #NO_LIMIT}. The least of all would sink with every
     * trial more, however good the others.
     */
    public double limit() {
        double[] rising = trials.stream().mapToDouble(Recorded::limit).sorted().toArray();
        return rising[(rising.length - 1) / 2];
    }

    /** What is told of the limit: no more than there are response times to tell. */
    public double toldLimit() {
        return hasLimit() ? Math.min(limit(), LatencySummary.highestSupported(samples(Series.RESPONSE))) : limit();
    }

    /** Whether there are round-trips to read a limit from, which a mere feed has not. */
    public boolean hasLimit() {
        return samples(Series.RESPONSE) > 0;
    }

    /** How far {@code percentile} of {@code series} may be believed, of all samples of the trials together. */
    public Standing standing(Series series, double percentile) {
        return LatencySummary.supports(samples(series), percentile)
                ? trusts(series, percentile) ? Standing.TRUSTED : Standing.BEYOND_TRUST
                : Standing.UNSUPPORTED;
    }

    /**
     * Whether most of the trials that recorded {@code series} trust its {@code percentile}, whether or not there are samples
     * to tell it: the longest of all is as little to be trusted as the highest percentile that is supported.
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

    /** The shares that {@code series} may have, and that some trial did not record: whatever they were, nobody knows. */
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
        if (SHARES.contains(series) || percentile <= trial.limit) {
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
        if (!trial.latencies.containsKey(Series.RESPONSE)) {
            // Nothing was asked, so nothing could be late.
            shares.remove(Series.SEND_LAG);
            if (series != Series.STALENESS && !trial.latencies.containsKey(Series.STALENESS)) {
                shares.remove(Series.READ_LAG);
            }
        }
        return shares;
    }
}
