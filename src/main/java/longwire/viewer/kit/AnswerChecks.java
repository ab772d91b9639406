package longwire.viewer.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.viewer.StreamOutcome;

/** Checks that connections open and that each message is accounted for, whatever happens to its reply. */
final class AnswerChecks {
    private static final int MESSAGES = 20;
    private static final double PER_SECOND = 1_000;
    /** Deadline for checks in which a reply never arrives; all others arrive long before. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration PING_INTERVAL = Duration.ofMillis(1);

    private final WireKit kit;

    AnswerChecks(WireKit kit) {
        this.kit = kit;
    }

    List<WireCheck> all() {
        List<WireCheck> checks = new ArrayList<>();
        checks.add(new WireCheck("an open connection is reported once", this::opens));
        checks.add(new WireCheck("every message is answered", this::answered));
        checks.add(new WireCheck("a reply in pieces is read", this::inPieces));
        checks.add(new WireCheck("pings are not counted as messages", this::pings));
        if (kit.can(Ability.ECHOES)) {
            checks.add(new WireCheck("each message is sent once, in order, with its stamp", this::stamped));
            checks.add(new WireCheck("a damaged reply is counted", this::damaged));
            checks.add(new WireCheck("a duplicated reply is counted", this::again));
        }
        if (kit.can(Ability.SEVERAL_IN_FLIGHT)) {
            checks.add(new WireCheck("several messages are in flight", this::several));
            checks.add(new WireCheck("many replies at once are read", this::together));
        }
        if (kit.can(Ability.SEVERAL_IN_FLIGHT) && kit.can(Ability.ECHOES)) {
            checks.add(new WireCheck("a reordered reply is counted", this::overtaken));
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
            allCome(bench);
            bench.expectSamples(Series.RESPONSE, MESSAGES);
        }
    }

    private void inPieces() throws IOException {
        try (Bench bench = Bench.with(kit.of(new CutTransport(kit.transport())), Conversation::echo)) {
            allCome(bench);
        }
    }

    private void pings() throws IOException {
        try (Bench bench = Bench.with(kit, PING_INTERVAL, Conversation::echo)) {
            allCome(bench);
            if (bench.count(Count.PINGS) > MESSAGES / 2) {
                bench.expectAtLeast(Count.PONGS, 1);
            }
        }
    }

    private void stamped() throws IOException {
        PeerServer.Story story = connection -> {
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
        };
        try (Bench bench = Bench.with(kit, story)) {
            allCome(bench);
        }
    }

    private void damaged() throws IOException {
        PeerServer.Story story = connection -> {
            connection.answer(connection.read());
            byte[] message = connection.read();
            message[message.length - 1] ^= 1;
            connection.answer(message);
            connection.echo();
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, SHORT));
            bench.expect(Count.CORRUPTED, 1);
            bench.expect(Count.LOST, 1);
            bench.expectAllAccountedFor(outcome, MESSAGES);
            bench.expectNothingUnusual(Count.CORRUPTED, Count.LOST);
        }
    }

    private void again() throws IOException {
        PeerServer.Story story = connection -> {
            byte[] message = connection.read();
            connection.answer(message);
            connection.answer(message);
            connection.echo();
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE));
            bench.expect(Count.RECEIVED, MESSAGES);
            bench.expect(Count.DUPLICATED, 1);
            bench.expectAllAccountedFor(outcome, MESSAGES);
            bench.expectNothingUnusual(Count.DUPLICATED);
        }
    }

    private void several() throws IOException {
        PeerServer.Story story = connection -> {
            List<byte[]> unanswered = new ArrayList<>();
            while (unanswered.size() < MESSAGES / 2) {
                unanswered.add(connection.read());
            }
            for (byte[] message : unanswered) {
                connection.answer(message);
            }
            connection.echo();
        };
        try (Bench bench = Bench.with(kit, story)) {
            allCome(bench);
        }
    }

    private void together() throws IOException {
        PeerServer.Story story = connection -> {
            List<byte[]> unanswered = new ArrayList<>();
            while (unanswered.size() < MESSAGES) {
                unanswered.add(connection.read());
            }
            connection.answerTogether(unanswered);
            connection.listen();
        };
        try (Bench bench = Bench.with(kit, story)) {
            allCome(bench);
        }
    }

    private void overtaken() throws IOException {
        PeerServer.Story story = connection -> {
            byte[] first = connection.read();
            connection.answer(connection.read());
            connection.answer(first);
            connection.echo();
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE));
            bench.expect(Count.RECEIVED, MESSAGES);
            bench.expect(Count.REORDERED, 1);
            bench.expectAllAccountedFor(outcome, MESSAGES);
            bench.expectNothingUnusual(Count.REORDERED);
        }
    }

    private void lost() throws IOException {
        PeerServer.Story story = connection -> {
            connection.answer(connection.read());
            connection.read();
            connection.echo();
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, SHORT));
            bench.expect(Count.LOST, 1);
            bench.expectAllAccountedFor(outcome, MESSAGES);
            if (kit.can(Ability.SEVERAL_IN_FLIGHT)) {
                bench.expect(Count.RECEIVED, MESSAGES - 1L);
                bench.expectNothingUnusual(Count.LOST);
            } else {
                // The messages that wait for the reply are never sent.
                bench.expect(Count.RECEIVED, 1);
                bench.expectNothingUnusual(Count.LOST, Count.UNSENT);
            }
        }
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
            bench.opened();
            StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, SHORT));
            bench.expect(Count.LOST, 1);
            bench.expectAllAccountedFor(outcome, MESSAGES);
            over.countDown();
            StreamOutcome next = bench.stream(Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE));
            bench.expect("answered afterwards", next.answered(), (long) MESSAGES);
            // The late reply may arrive during the second stream, and must not answer one of its messages.
            bench.expectNothingUnusual(Count.LOST, Count.CORRUPTED, Count.DUPLICATED);
        }
    }

    /** Opens the connection, sends all messages and expects all replies. */
    private static void allCome(Bench bench) {
        bench.opened();
        StreamOutcome outcome = bench.stream(Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE));
        bench.expect(Count.SENT, MESSAGES);
        bench.expect(Count.RECEIVED, MESSAGES);
        bench.expectAllAccountedFor(outcome, MESSAGES);
        bench.expectNothingUnusual();
    }
}
