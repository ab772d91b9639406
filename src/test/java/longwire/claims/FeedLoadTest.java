package longwire.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.relay.Impairments;
import longwire.relay.Relay;
import longwire.viewer.Transport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(Patience.TEST_SECONDS)
class FeedLoadTest {
    private static final Duration TRANSIT = Duration.ofMillis(30);

    @ParameterizedTest
    @MethodSource("followers")
    void eachTransportFollowsAFeedFarAway(Transport transport) {
        FeedLoad load =
                new FeedLoad(transport, 3, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(500));
        try (OriginServer origin = origin();
                Relay line = Relay.to(origin.endpoint())) {
            line.impair(Impairments.delay(TRANSIT));
            FeedLoad.Seen seen = load.follow(line.endpoint());

            assertThat(seen.ages().getTotalCount()).isPositive();
            assertThat(seen.ages().getMinValue())
                    .isGreaterThanOrEqualTo(seen.ages().lowestEquivalentValue(TRANSIT.toNanos()));
            assertThat(seen.count(Count.EVENTS)).isPositive();
            assertThat(seen.count(Count.EVENTS_MISSED)).isZero();
            assertThat(seen.count(Count.EVENTS_DUPLICATED)).isZero();
            assertThat(seen.count(Count.CLOSED)).isEqualTo(3);
        }
    }

    private static OriginServer origin() {
        return OriginServer.start(
                new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 50, FeedLoad.EVENT_BYTES, 1 << 20));
    }

    /** Those that bring a feed from our origin, which speaks no HTTP/2. */
    private static List<Transport> followers() {
        return Transport.all().stream()
                .filter(transport -> !transport.sharesConnections() && !transport.streamsAnswers())
                .toList();
    }
}
