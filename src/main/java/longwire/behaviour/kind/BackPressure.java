package longwire.behaviour.kind;

import java.util.concurrent.atomic.AtomicLong;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;

/**
 * How many bytes a sender gets rid of while the receiver reads nothing: those in the buffers of the proxy and of the kernel, on
 * both connections.
 */
final class BackPressure implements Behaviour {
    private static final int CHUNK_BYTES = 1 << 14;
    private static final long MOST_BYTES = 64L << 20;
    /** Without progress for so long, the sender is held back. */
    private static final long STUCK_MILLIS = 1_000;

    private static final long LOOK_MILLIS = 50;
    /** The kernel sizes its buffers by what happened before. */
    private static final double NOISE = 0.6;

    @Override
    public String name() {
        return "back-pressure";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        try (Exchange tunnel = subject.shared().bench().tunnel()) {
            tunnel.origin().pauseReading();
            say("to the origin", tunnel.viewer(), findings);
        }
        try (Exchange tunnel = subject.shared().bench().tunnel()) {
            tunnel.viewer().pauseReading();
            say("to the viewer", tunnel.origin(), findings);
        }
    }

    private static void say(String name, Side from, Findings findings) {
        AtomicLong sent = new AtomicLong();
        Thread sender = new Thread(() -> send(from, sent), "behave-send");
        sender.setDaemon(true);
        sender.start();
        long before = -1;
        long still = 0;
        while (sent.get() < MOST_BYTES && still < STUCK_MILLIS) {
            Waiting.pause(LOOK_MILLIS);
            still = sent.get() == before ? still + LOOK_MILLIS : 0;
            before = sent.get();
        }
        findings.say(
                name,
                before < MOST_BYTES ? "held back" : "never held back",
                Amount.bytes(before, NOISE),
                "taken while the receiver reads nothing, with the kernel's buffers");
    }

    private static void send(Side from, AtomicLong sent) {
        byte[] chunk = new byte[CHUNK_BYTES];
        while (sent.get() < MOST_BYTES && from.send(chunk)) {
            sent.addAndGet(chunk.length);
        }
    }
}
