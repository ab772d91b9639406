package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.origin.OriginServer;
import longwire.viewer.StreamSettings.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages to a real origin and back. */
@Timeout(Patience.TEST_SECONDS)
class EchoStreamTest {
    @ParameterizedTest(name = "{0} messages/s of {2} bytes, {1}, text: {3}")
    @CsvSource({
        "200, UNIFORM, 24, false",
        "200, UNIFORM, 48, true",
        "200, UNIFORM, 125, false",
        "200, UNIFORM, 126, true",
        "40, UNIFORM, 65535, false",
        "40, UNIFORM, 65536, true",
        "12, UNIFORM, 1048576, false",
        "12, UNIFORM, 1048576, true",
        "200, POISSON, 64, false",
    })
    void everyMessageSentIsReceived(double rate, Arrival arrival, int payloadBytes, boolean text) throws Exception {
        StreamSettings settings = new StreamSettings(
                rate, arrival, 1, payloadBytes, text, Duration.ZERO, Duration.ofMillis(250), Patience.LIMIT);

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            StreamOutcome outcome = rig.stream(viewer, settings);

            rig.assertAllCameBack();
            assertThat(outcome.answered()).isEqualTo(rig.count(Count.SENT));
            assertThat(outcome.failed()).isZero();
            assertThat(rig.series(Series.RESPONSE).getMaxValue())
                    .isEqualTo(rig.series(Series.RESPONSE).highestEquivalentValue(outcome.slowestNanos()));
        }
    }

    @Test
    void severalViewersOnTwoLoopsEachHaveTheirOwn() throws Exception {
        int viewers = 8;
        StreamSettings settings = Rig.messages(100, Duration.ofMillis(250));

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(
                        new ViewerSettings(2, 1, Patience.LIMIT, Rig.SOON, Duration.ZERO, true, Duration.ZERO))) {
            List<CompletableFuture<StreamOutcome>> outcomes = new ArrayList<>();
            List<Viewer> opened = rig.open(viewers, Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            for (int i = 0; i < viewers; i++) {
                CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
                opened.get(i).stream(settings, rig.now(), i, viewers, outcome::complete);
                outcomes.add(outcome);
            }
            for (CompletableFuture<StreamOutcome> outcome : outcomes) {
                assertThat(Rig.get(outcome).answered()).isEqualTo(25);
            }

            rig.assertAllCameBack();
            assertThat(rig.count(Count.RECEIVED)).isEqualTo(25L * viewers);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(25L * viewers);
            for (Series once : List.of(Series.HANDSHAKE, Series.TCP, Series.UPGRADE)) {
                assertThat(rig.samples(once)).as(once.tag()).isEqualTo(viewers);
            }
            assertThat(rig.count(Count.OPENED)).isEqualTo(viewers);
            assertThat(rig.readings().open()).isEqualTo(viewers);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 24", "1, 48", "2, 65536"})
    void oneStreamMayFollowAnother(int seed, int payloadBytes) throws Exception {
        Duration measured = Duration.ofMillis(50);
        StreamSettings settings = new StreamSettings(
                100,
                Arrival.UNIFORM,
                seed,
                payloadBytes,
                payloadBytes == Stamp.TEXT_BYTES,
                measured,
                measured,
                Patience.LIMIT);

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            assertThat(rig.stream(viewer, settings).answered()).isEqualTo(10);
            assertThat(rig.stream(viewer, settings).answered()).isEqualTo(10);

            rig.assertAllCameBack();
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(10);
        }
    }

    @Test
    void aLoopThatNeverSleepsSendsTheSame() throws Exception {
        Duration alwaysAwake = Duration.ofMillis(100);

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(
                        new ViewerSettings(1, 1, Patience.LIMIT, Rig.SOON, Duration.ZERO, true, alwaysAwake))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            rig.stream(viewer, Rig.messages(100, Duration.ofMillis(200)));

            rig.assertAllCameBack();
            assertThat(rig.count(Count.SENT)).isEqualTo(20);
        }
    }

    @Test
    void pingsAreAnsweredByPongsAndTimed() throws Exception {
        ManualClock clock = new ManualClock();
        ViewerSettings settings =
                new ViewerSettings(1, 1, Patience.LIMIT, Rig.SOON, Duration.ofSeconds(1), true, Duration.ZERO);

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(settings, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            clock.set(clock.nanoTime() + Duration.ofSeconds(10).toNanos());
            rig.fireDue(viewer);
            // The origin answers in order: when the close is answered, the pings are.
            rig.close(viewer);

            assertThat(rig.count(Count.PINGS)).isEqualTo(10);
            assertThat(rig.count(Count.PONGS)).isEqualTo(10);
            assertThat(rig.samples(Series.PING)).isEqualTo(10);
        }
    }
}
