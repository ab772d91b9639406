package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(Patience.TEST_SECONDS)
class FarewellTest {
    private static final int CLOSE = 0x88;
    /** 1012, service restart, as two bytes. */
    private static final String RESTART = "\u0003\u00f4";

    @Test
    void everyWebSocketThatIsOpenIsClosedAndALaterOneStays() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer one = RawViewer.open(origin.endpoint(), "/echo");
                RawViewer other = RawViewer.open(origin.endpoint(), "/echo")) {
            assertThat(answer(origin, "/close?lasting-millis=10")).startsWith("HTTP/1.1 200 ");

            assertThat(one.readFrame()).isEqualTo(new RawViewer.Frame(CLOSE, RESTART));
            assertThat(other.readFrame()).isEqualTo(new RawViewer.Frame(CLOSE, RESTART));
            try (RawViewer later = RawViewer.open(origin.endpoint(), "/echo")) {
                later.sendFrame(0x81, "still here");
                assertThat(later.readFrame()).isEqualTo(new RawViewer.Frame(0x81, "still here"));
            }
        }
    }

    @Test
    void aFrameThatIsBeingSentBackIsFinishedFirst() throws Exception {
        byte[] frame = RawViewer.masked(0x82, "a frame in two parts");
        int half = frame.length - 5;

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo")) {
            viewer.send(Arrays.copyOf(frame, half));
            assertThat(viewer.read(2))
                    .as("the origin has begun to send it back")
                    .isNotEmpty();
            answer(origin, "/close");
            viewer.send(Arrays.copyOfRange(frame, half, frame.length));

            assertThat(viewer.read(20)).isEqualTo("a frame in two parts");
            assertThat(viewer.readFrame()).isEqualTo(new RawViewer.Frame(CLOSE, RESTART));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "3600001", "99999999999", ""})
    void aTimeThatIsNoneIsRefused(String millis) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            assertThat(answer(origin, "/close?lasting-millis=" + millis))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("lasting-millis: " + millis + " (expected: a whole number from 0 to 3600000)");
        }
    }

    private static String answer(OriginServer origin, String path) throws Exception {
        try (RawViewer asking = RawViewer.connect(origin.endpoint())) {
            asking.send(RawViewer.bytes("GET " + path + " HTTP/1.1\r\nHost: o\r\nConnection: close\r\n\r\n"));
            return asking.readToEnd();
        }
    }
}
