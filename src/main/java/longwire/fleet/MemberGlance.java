package longwire.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import longwire.live.state.LiveMember;
import longwire.measurement.Count;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;

/** How a member stands in a trial, by its last interval. */
final class MemberGlance {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double MEDIAN = 50;

    private Map<Count, Long> counts = new EnumMap<>(Count.class);
    private double perSecond;
    private OptionalLong medianNanos = OptionalLong.empty();
    private OptionalLong sendLagNanos = OptionalLong.empty();

    synchronized void take(Interval interval, Map<Series, Histogram> recorded) {
        Map<Count, Long> now = interval.countsByKind();
        Count carried = of(now, Count.SENT) > 0 ? Count.SENT : Count.EVENTS;
        double seconds = (interval.toMillis() - interval.fromMillis()) / MILLIS_PER_SECOND;
        if (seconds > 0) {
            perSecond = (of(now, carried) - of(counts, carried)) / seconds;
        }
        counts = now;
        medianNanos = median(recorded, recorded.containsKey(Series.RESPONSE) ? Series.RESPONSE : Series.STALENESS);
        sendLagNanos = median(recorded, Series.SEND_LAG);
    }

    synchronized LiveMember of(Member member) {
        return new LiveMember(
                member.number(),
                member.facts().where(),
                member.isLost(),
                Duration.between(member.lastHeard(), Instant.now()).toMillis() / MILLIS_PER_SECOND,
                of(counts, Count.OPENED)
                        + of(counts, Count.RETURNED)
                        - of(counts, Count.DROPPED)
                        - of(counts, Count.CLOSED),
                perSecond,
                medianNanos,
                sendLagNanos);
    }

    private static long of(Map<Count, Long> counts, Count count) {
        return counts.getOrDefault(count, 0L);
    }

    private static OptionalLong median(Map<Series, Histogram> recorded, Series series) {
        Histogram histogram = recorded.get(series);
        return histogram == null || histogram.getTotalCount() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(histogram.getValueAtPercentile(MEDIAN));
    }
}
