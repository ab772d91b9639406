package longwire.viewer.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.viewer.StreamOutcome;
import org.HdrHistogram.Histogram;

/** Checks that connections open and that each message is accounted for, whatever happens to its reply. */
final class AnswerChecks {
    private static final int MESSAGES = 20;
    private static final double PER_SECOND = 1_000;
    /** Deadline for checks in which a reply never arrives; all others arrive long before. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Longer than any reply takes, and within the range of a histogram. */
    private static final Duration READ_LATER = Duration.ofSeconds(30);

    private static final Duration PING_INTERVAL = Duration.ofMillis(1);

    private final WireKit kit;

    AnswerChecks(WireKit kit) {
        this.kit = kit;
    }

    List<WireCheck> all() {
        List<WireCheck> checks = new ArrayList<>();
        checks.add(new WireCheck("an open connection is reported once", this::opens));
        return kit.can(Ability.MESSAGES) ? ofMessages(checks) : checks;
    }

    private List<WireCheck> ofMessages(List<WireCheck> checks) {
        checks.add(new WireCheck("every message is answered", this::answered));
        checks.add(new WireCheck("a reply in pieces is read", this::inPieces));
        checks.add(new WireCheck("a reply is timed by when it left the socket", this::timed));
        checks.add(new WireCheck("pings are not counted as messages", this::pings));
        if (kit.can(Ability.ECHOES)) {
            checks.add(new WireCheck("each message is sent once, in order, with its stamp", this::stamped));
            checks.add(new WireCheck("a damaged reply is counted", this::damaged));
            checks.add(new WireCheck("a duplicated reply is counted", this::duplicated));
        }
        if (kit.can(Ability.SEVERAL_IN_FLIGHT)) {
            checks.add(new WireCheck("several messages are in flight", this::several));
            checks.add(new WireCheck("many replies at once are read", this::together));
        }
        if (kit.can(Ability.SEVERAL_IN_FLIGHT) && kit.can(Ability.ECHOES)) {
            checks.add(new WireCheck("a reordered reply is counted", this::reordered));
        }
        checks.add(new WireCheck("a lost reply is counted", this::lost));
        checks.add(new WireCheck("a late reply counts as lost and disturbs nothing", this::late));
        return checks;
    }

    private void opens() throws IOException {
        try (Bench bench = Bench.with(kit, Conversation::listen)) {
            bench.opened();
            bench.expect(Count.OPENED, 1);
            bench.expectSamples(Series.HANDSHAKE, 1);
            bench.expectNothingUnusual();
        }
    }

    private void answered() throws IOException {
        try (Bench bench = Bench.with(kit, Conversation::echo)) {
            exchange(bench, Map.of());
            bench.expectSamples(Series.RESPONSE, MESSAGES);
        }
    }

    private void inPieces() throws IOException {
        WireKit cut = kit.of(ReadingTransport.byteByByte(kit.transport()));
        try (Bench bench = Bench.with(cut, Conversation::echo)) {
            exchange(bench, Map.of());
        }
    }

    private void timed() throws IOException {
        WireKit delayed = kit.of(ReadingTransport.later(kit.transport(), READ_LATER.toNanos()));
        try (Bench bench = Bench.with(delayed, Conversation::echo)) {
            exchange(bench, Map.of());
            Histogram responses = bench.recorded(Series.RESPONSE);
            long shortest = responses.lowestEquivalentValue(READ_LATER.toNanos());
            bench.expectAtLeast("shortest response time in ns", responses.getMinValue(), shortest);
        }
    }

    private void pings() throws IOException {
        try (Bench bench = Bench.with(kit, PING_INTERVAL, Conversation::echo)) {
            exchange(bench, Map.of());
            if (bench.count(Count.PINGS) > MESSAGES / 2) {
                bench.expectAtLeast(Count.PONGS, 1);
            }
        }
    }

    private void stamped() throws IOException {
        account(Map.of(), connection -> {
            Stamp stamp = new Stamp();
            for (long sequence = 0; ; sequence++) {
                byte[] message = connection.read();
                boolean ours = stamp.read(ByteBuffer.wrap(message));
                if (!ours || stamp.sequence() != sequence || message.length != Bench.PAYLOAD_BYTES) {
                    throw new AssertionError("message " + sequence + ": " + message.length + " bytes, "
                            + (ours ? "stamp of message " + stamp.sequence() : "no stamp") + " (expected: "
                            + Bench.PAYLOAD_BYTES + " bytes, stamp of message " + sequence + ")");
                }
                connection.answer(message);
            }
        });
    }

    private void damaged() throws IOException {
        account(Map.of(Count.CORRUPTED, 1, Count.LOST, 1), connection -> {
            connection.answer(connection.read());
            byte[] message = connection.read();
            message[message.length - 1] ^= 1;
            connection.answer(message);
            connection.echo();
        });
    }

    private void duplicated() throws IOException {
        account(Map.of(Count.DUPLICATED, 1), connection -> {
            byte[] message = connection.read();
            connection.answer(message);
            connection.answer(message);
            connection.echo();
        });
    }

    private void several() throws IOException {
        account(Map.of(), connection -> {
            for (byte[] message : connection.read(MESSAGES / 2)) {
                connection.answer(message);
            }
            connection.echo();
        });
    }

    private void together() throws IOException {
        account(Map.of(), connection -> {
            connection.answerTogether(connection.read(MESSAGES));
            connection.listen();
        });
    }

    private void reordered() throws IOException {
        account(Map.of(Count.REORDERED, 1), connection -> {
            byte[] first = connection.read();
            connection.answer(connection.read());
            connection.answer(first);
            connection.echo();
        });
    }

    private void lost() throws IOException {
        // Where only one can be in flight, the messages behind the lost one are never sent.
        int unsent = kit.can(Ability.SEVERAL_IN_FLIGHT) ? 0 : MESSAGES - 2;
        account(Map.of(Count.LOST, 1, Count.UNSENT, unsent), connection -> {
            connection.answer(connection.read());
            connection.read();
            connection.echo();
        });
    }

    private void late() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        PeerServer.Story story = connection -> {
            for (int i = 0; i < MESSAGES - 1; i++) {
                connection.answer(connection.read());
            }
            byte[] last = connection.read();
            over.await();
            connection.answer(last);
            connection.echo();
        };
        try (Bench bench = Bench.with(kit, story)) {
            exchange(bench, Map.of(Count.LOST, 1));
            over.countDown();
            StreamOutcome next = bench.stream(Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE));
            bench.expect("answered afterwards", next.answered(), (long) MESSAGES);
            // The late reply may arrive during the second stream, and must not answer one of its messages.
            bench.expectNothingUnusual(Count.LOST, Count.CORRUPTED, Count.DUPLICATED);
        }
    }

    /** Exchanges messages with a server that runs {@code story}. */
    private void account(Map<Count, Integer> unusual, PeerServer.Story story) throws IOException {
        try (Bench bench = Bench.with(kit, story)) {
            exchange(bench, unusual);
        }
    }

    /** Opens the connection and sends all messages. Expects {@code unusual}, and a reply to each message that it leaves. */
    private static void exchange(Bench bench, Map<Count, Integer> unusual) {
        int lost = unusual.getOrDefault(Count.LOST, 0);
        int unsent = unusual.getOrDefault(Count.UNSENT, 0);
        bench.opened();
        StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, lost > 0 ? SHORT : Bench.PATIENCE));
        unusual.forEach(bench::expect);
        bench.expect(Count.SENT, MESSAGES - unsent);
        bench.expect(Count.RECEIVED, MESSAGES - unsent - lost);
        bench.expectAllAccountedFor(outcome, MESSAGES);
        bench.expectNothingUnusual(unusual.keySet().toArray(Count[]::new));
    }
}
