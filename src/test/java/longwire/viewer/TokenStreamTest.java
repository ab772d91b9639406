package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST for each message, answered with a stream of events. */
@Timeout(Patience.TEST_SECONDS)
class TokenStreamTest {
    private static final int EVENTS = 5;
    private static final Duration GAP = Duration.ofMillis(10);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

    @Test
    void theFirstEventTheGapsAndTheWholeAnswerAreTimed() throws Exception {
        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(
                    Transport.TOKEN_STREAM,
                    Rig.target(origin, "/tokens?events=" + EVENTS + "&gap-millis=" + GAP.toMillis()));
            StreamOutcome outcome = rig.stream(viewer, Rig.messages(10, Duration.ofMillis(500)));
            rig.close(viewer);

            rig.assertAllCameBack();
            assertThat(rig.samples(Series.FIRST_EVENT)).isEqualTo(outcome.answered());
            assertThat(rig.samples(Series.EVENT_GAP)).isEqualTo(outcome.answered() * (EVENTS - 1));
            // The origin sends no event early.
            assertThat(outcome.slowestNanos())
                    .isGreaterThanOrEqualTo(GAP.multipliedBy(EVENTS).toNanos());
        }
    }

    /** Complete HTTP, but not all that was to be said. */
    @Test
    void anAnswerThatDoesNotSayThatItIsDoneIsCorrupted() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send(HEAD + "Content-Length: 9\r\n\r\ndata: a\n\n");
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            StreamOutcome outcome = asked(rig, server);

            assertThat(outcome.answered()).isZero();
            assertThat(rig.count(Count.CORRUPTED)).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            })
    void anyOtherAnswerEndsTheConnection(String answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send(answer);
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            StreamOutcome outcome = asked(rig, server);

            assertThat(outcome.answered()).isZero();
            assertThat(rig.count(Count.DROPPED)).isPositive();
        }
    }

    private static StreamOutcome asked(Rig rig, ScriptedServer server) throws Exception {
        Viewer viewer = rig.open(Transport.TOKEN_STREAM, server.target("/tokens"));
        return rig.stream(viewer, Rig.messages(10, Duration.ofMillis(100), Duration.ofMillis(200)));
    }
}
