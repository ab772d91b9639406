package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.measurement.MessageTimes;
import longwire.origin.OriginServer;
import longwire.process.OutsideProgram;
import longwire.witness.Capture;
import longwire.witness.ClockMapping;
import longwire.witness.Witness;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The times of messages against the packets of a capture: those of our generator, and those of one that lies. */
@Timeout(Patience.TEST_SECONDS)
class WitnessTest {
    private static final long LIE_NANOS = 200_000;

    @TempDir
    private Path directory;

    @BeforeEach
    void needsACapture() {
        OutsideProgram.needed("tcpdump");
        Capture.whyNot(directory).ifPresent(Assumptions::abort);
    }

    @Test
    void timesOfTheGeneratorSurroundThePackets() throws Exception {
        Witness witness = witness(Clock.MONOTONIC);

        assertThat(witness.messages()).isEqualTo(400);
        assertThat(witness.seen()).isEqualTo(witness.messages());
        assertThat(witness.impossible()).isZero();
        // A wake-up may come before the packet: what arrives afterwards is read with the rest.
        for (Witness.Step step : EnumSet.complementOf(EnumSet.of(Witness.Step.WAKING))) {
            assertThat(witness.medianNanos(step)).as(step.name()).isPositive();
            assertThat(witness.sizeNanos(step, 50)).isEqualTo(witness.medianNanos(step));
        }
    }

    @Test
    void aGeneratorThatStampsTwoHundredMicrosecondsLateIsFound() throws Exception {
        Witness witness = witness(() -> Clock.MONOTONIC.nanoTime() + LIE_NANOS);

        assertThat(witness.seen()).isEqualTo(400);
        assertThat(witness.impossible()).isGreaterThan(200);
        assertThat(witness.medianNanos(Witness.Step.SENDING)).isBetween(-LIE_NANOS, -1L);
        assertThat(witness.medianNanos(Witness.Step.RECEIVING)).isGreaterThan(LIE_NANOS);
    }

    private Witness witness(Clock clock) throws Exception {
        Path packets = directory.resolve("packets");
        List<MessageTimes> messages;
        ClockMapping.Reading before = ClockMapping.Reading.now();
        Capture capture = Capture.start(packets, directory.resolve("log"));
        try (capture;
                OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            rig.readings().keepMessages();
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            rig.stream(viewer, Rig.messages(400, Duration.ofSeconds(1)));
            messages = rig.readings().messages();
        }
        assertThat(capture.dropped()).isZero();
        return Witness.of(messages, packets, new ClockMapping(before, ClockMapping.Reading.now()));
    }
}
