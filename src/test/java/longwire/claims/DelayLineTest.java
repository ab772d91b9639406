package longwire.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.viewer.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(Patience.TEST_SECONDS)
class DelayLineTest {
    private static final Duration TRANSIT = Duration.ofMillis(30);

    @Test
    void anAnswerComesAfterTwoTransitsAtTheEarliest() throws Exception {
        try (OriginServer origin = origin();
                DelayLine line = new DelayLine(origin.endpoint(), TRANSIT);
                Socket socket =
                        new Socket(line.endpoint().host(), line.endpoint().port())) {
            long before = System.nanoTime();
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: o\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("ok\n");
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(2 * TRANSIT.toNanos());
        }
    }

    @ParameterizedTest
    @MethodSource("longwire.viewer.Transport#all")
    void eachTransportFollowsAFeedThroughIt(Transport transport) {
        FeedLoad load =
                new FeedLoad(transport, 3, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(500));
        try (OriginServer origin = origin();
                DelayLine line = new DelayLine(origin.endpoint(), TRANSIT)) {
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
}
