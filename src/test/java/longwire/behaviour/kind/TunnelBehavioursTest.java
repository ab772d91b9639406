package longwire.behaviour.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.finding.Finding;
import longwire.process.ShortCommand;
import longwire.proxy.Operation;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to open tunnels, found at proxies whose behaviour is known. */
@LongTest
class TunnelBehavioursTest {
    private static final Habits FAITHFUL = new Habits() {};
    private static final byte[] GOING_AWAY = Frames.ofOrigin(Frames.CLOSE, new byte[] {0x03, (byte) 0xe9});

    @TempDir
    private Path directory;

    @Test
    void aTunnelWithoutALimitStaysOpen() {
        Map<String, String> answers = FakeProxy.answers(silence(), FAITHFUL, directory);

        assertThat(answers)
                .containsEntry("limit, set to 3 s", "none")
                .containsEntry("nobody sends", "open")
                .containsEntry("viewer alone sends", "open")
                .containsEntry("origin alone pings", "open");
    }

    @Test
    void whoseBytesCountIsFoundOut() {
        Map<String, String> either = FakeProxy.answers(silence(), silent(true), directory);
        Map<String, String> origin = FakeProxy.answers(silence(), silent(false), directory);

        assertThat(either)
                .containsEntry("nobody sends", "cut, FIN")
                .containsEntry("viewer alone sends", "open")
                .containsEntry("origin alone sends", "open");
        assertThat(origin)
                .containsEntry("nobody sends", "cut, FIN")
                .containsEntry("viewer alone sends", "cut, FIN")
                .containsEntry("viewer alone pings", "cut, FIN")
                .containsEntry("origin alone sends", "open");
    }

    @Test
    void theRestAfterAHalfCloseIsDeliveredOrLost() {
        HalfClose behaviour = new HalfClose(20);

        Map<String, String> delivered = FakeProxy.answers(behaviour, FAITHFUL, directory);
        Map<String, String> lost = FakeProxy.answers(
                behaviour,
                new Habits() {
                    @Override
                    public boolean endsBoth() {
                        return true;
                    }
                },
                directory);

        assertThat(delivered.values()).containsOnly("rest delivered");
        assertThat(lost.values()).containsOnly("rest lost");
    }

    @Test
    void aMessageThatIsChangedOrLostIsNoticed() {
        Messages behaviour = new Messages();

        Map<String, String> unchanged = FakeProxy.answers(behaviour, FAITHFUL, directory);
        Map<String, String> changed = FakeProxy.answers(
                behaviour,
                new Habits() {
                    @Override
                    public byte[] toOrigin(Relay.Pair relay, byte[] bytes) {
                        // The heads of requests are shorter.
                        if (bytes.length > 1_000) {
                            bytes[bytes.length - 1] ^= 1;
                        }
                        return bytes;
                    }
                },
                directory);

        assertThat(unchanged.values()).containsOnly("unchanged");
        assertThat(changed)
                .containsEntry("to the origin", "changed from 1.00 KiB on")
                .containsEntry("to the viewer", "unchanged");
    }

    @Test
    void aProxyThatTakesEverythingHoldsNobodyBack() {
        BackPressure behaviour = new BackPressure();

        Map<String, String> held = FakeProxy.answers(behaviour, FAITHFUL, directory);
        Map<String, String> taken = FakeProxy.answers(
                behaviour,
                new Habits() {
                    @Override
                    public byte[] toOrigin(Relay.Pair relay, byte[] bytes) {
                        return bytes.length > 1_000 ? new byte[0] : bytes;
                    }
                },
                directory);

        assertThat(held.values()).containsOnly("held back");
        assertThat(taken).containsEntry("to the origin", "never held back").containsEntry("to the viewer", "held back");
    }

    @Test
    void aSecondFrameThatIsHeldBackIsNoticed() {
        Map<String, String> atOnce = FakeProxy.answers(new Nagle(), FAITHFUL, directory);
        Map<String, String> held = FakeProxy.answers(new Nagle(), new HoldsTheSecond(), directory);

        assertThat(atOnce.values()).containsOnly("sent at once");
        assertThat(held)
                .containsEntry("to the viewer", "second held back")
                .containsEntry("to the origin", "sent at once");
    }

    @Test
    void theBacklogIsThatOfTheListener() {
        Assumptions.assumeTrue(ShortCommand.find("ss").isPresent(), "ss is not installed");

        Map<String, Finding> found = FakeProxy.findings(new Sockets(), FAITHFUL, directory);

        assertThat(found.get("backlog").amount().orElseThrow().number()).isEqualTo(Relay.BACKLOG);
        assertThat(found.get("viewer's keep-alive").value()).isEqualTo("off");
    }

    @Test
    void whatBecomesOfTunnelsAndHandshakesAtAReloadIsFoundOut() {
        Map<String, String> kept = FakeProxy.answers(reload(), told(relay -> {}), directory);
        Map<String, String> cut = FakeProxy.answers(
                reload(),
                told(relay -> relay.pairs().forEach(pair -> {
                    pair.tellViewer(GOING_AWAY);
                    pair.close();
                })),
                directory);
        Map<String, String> refused = FakeProxy.answers(reload(), told(Relay::stopListening), directory);
        Map<String, String> none = FakeProxy.answers(reload(), FAITHFUL, directory);

        assertThat(kept).containsEntry("open tunnels", "kept").containsEntry("new handshakes", "served");
        assertThat(cut)
                .containsEntry("open tunnels", "all cut at once, close 1001")
                .containsEntry("new handshakes", "served");
        assertThat(refused).containsEntry("open tunnels", "kept").containsEntry("new handshakes", "refused");
        assertThat(none).containsExactly(Map.entry("open tunnels", "no reload known"));
    }

    private static Silence silence() {
        return new Silence(Duration.ofMillis(1_500), Duration.ofMillis(50));
    }

    private static Operated reload() {
        return new Operated(Operation.RELOAD, Duration.ofMillis(200), Duration.ofMillis(400));
    }

    private static Habits silent(boolean viewerCounts) {
        return new Habits() {
            @Override
            public int silenceMillis() {
                return 500;
            }

            @Override
            public boolean viewerCounts() {
                return viewerCounts;
            }
        };
    }

    private interface Told {
        void by(Relay relay) throws IOException;
    }

    private static Habits told(Told told) {
        return new Habits() {
            @Override
            public Set<Operation> operations() {
                return Set.of(Operation.RELOAD);
            }

            @Override
            public void perform(Relay relay) {
                try {
                    told.by(relay);
                } catch (IOException failure) {
                    throw new AssertionError(failure);
                }
            }
        };
    }

    /** Delays every second small frame to the viewer, as Nagle's algorithm does. */
    private static final class HoldsTheSecond implements Habits {
        /** A frame of the origin with eight bytes. */
        private static final int FRAME_BYTES = 10;

        private int frames;

        @Override
        public byte[] toViewer(Relay.Pair relay, byte[] bytes) {
            if (bytes.length > 4 * FRAME_BYTES) {
                return bytes;
            }
            // On a busy machine both are read at once.
            int from = 0;
            for (; from + FRAME_BYTES < bytes.length; from += FRAME_BYTES) {
                hold();
                relay.tellViewer(Arrays.copyOfRange(bytes, from, from + FRAME_BYTES));
            }
            hold();
            return Arrays.copyOfRange(bytes, from, bytes.length);
        }

        private void hold() {
            if (++frames % 2 == 0) {
                try {
                    // Nobody counts it down.
                    assertThat(new CountDownLatch(1).await(40, TimeUnit.MILLISECONDS))
                            .isFalse();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
