package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import longwire.live.state.LiveMember;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MemberGlanceTest {
    private final Member member = member();
    private final MemberGlance glance = new MemberGlance();

    @Test
    void nothingIsKnownBeforeTheFirstInterval() {
        LiveMember shown = glance.of(member);

        assertThat(shown.open()).isZero();
        assertThat(shown.medianNanos()).isEqualTo(OptionalLong.empty());
        assertThat(shown.where()).isEqualTo("there, process 4711");
    }

    @Test
    void ratesAreThoseOfTheLastInterval() {
        glance.take(counted(0, 1_000, Map.of("opened", 20L, "sent", 100L)), Map.of());
        glance.take(
                counted(1_000, 3_000, Map.of("opened", 20L, "closed", 5L, "sent", 700L)),
                Map.of(Series.RESPONSE, of(5_000)));

        LiveMember shown = glance.of(member);

        assertThat(shown.perSecond()).isEqualTo(300);
        assertThat(shown.open()).isEqualTo(15);
        assertThat(shown.medianNanos()).isEqualTo(OptionalLong.of(of(5_000).getMaxValue()));
    }

    @Test
    void aFeedHasItsEventsAndTheirAge() {
        glance.take(counted(0, 1_000, Map.of("events", 50L)), Map.of(Series.STALENESS, of(7_000)));

        assertThat(glance.of(member).perSecond()).isEqualTo(50);
        assertThat(glance.of(member).medianNanos())
                .isEqualTo(OptionalLong.of(of(7_000).getMaxValue()));
    }

    private static Interval counted(long fromMillis, long toMillis, Map<String, Long> counts) {
        return new Interval(0, fromMillis, toMillis, Map.of(), counts, Map.of(), Map.of());
    }

    private static Histogram of(long nanos) {
        Histogram histogram = Latencies.histogram();
        histogram.recordValue(nanos);
        return histogram;
    }

    private static Member member() {
        Member member = new Member(1, "node");
        member.knownAs(new MemberFacts("", "there", 4711, "17", "Linux", 2, 19_800, "", "cubic", 0, ""));
        return member;
    }
}
