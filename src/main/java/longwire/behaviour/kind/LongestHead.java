package longwire.behaviour.kind;

import java.util.function.IntFunction;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Request;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;

/** The longest head of a handshake that is accepted, found by bisection, and what a longer one gets. */
final class LongestHead implements Behaviour {
    /** Half a kibibyte is enough to name a limit. */
    private static final int RESOLUTION_BYTES = 512;

    private static final int MOST_BYTES = 2 << 20;
    private static final double NOISE = 0.1;
    private static final int TAKEN = 101;

    @Override
    public String name() {
        return "longest head";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        bisect(subject.shared().bench(), MOST_BYTES, findings);
    }

    /** Asks for at most {@code mostBytes}; the origin need not be ours. */
    static void bisect(Bench bench, int mostBytes, Findings findings) {
        say(bench, "one long Cookie", mostBytes, findings, bytes -> bench.request()
                .with("Cookie: a=" + "b".repeat(bytes)));
        say(bench, "long URL", mostBytes, findings, bytes -> {
            String path = bench.request().path();
            return bench.request().withPath(path + (path.contains("?") ? "&" : "?") + "a=" + "b".repeat(bytes));
        });
    }

    private static void say(Bench bench, String name, int mostBytes, Findings findings, IntFunction<Request> request) {
        int accepted = 0;
        int refused = mostBytes;
        String how = answer(bench, request.apply(mostBytes));
        if (how.isEmpty()) {
            findings.say(name, "no limit", Amount.bytes(mostBytes, NOISE), "the longest that was tried");
            return;
        }
        while (refused - accepted > RESOLUTION_BYTES) {
            int middle = (accepted + refused) / 2;
            String answer = answer(bench, request.apply(middle));
            if (answer.isEmpty()) {
                accepted = middle;
            } else {
                refused = middle;
                how = answer;
            }
        }
        findings.say(
                name, how + " beyond", Amount.bytes(accepted, NOISE), "by bisection, to " + RESOLUTION_BYTES + " B");
    }

    /** Empty if accepted, or else what came. */
    private static String answer(Bench bench, Request request) {
        try (Side viewer = bench.viewer()) {
            viewer.send(request.text());
            int status = viewer.head(Exchange.SOON.multipliedBy(2))
                    .map(head -> Head.of(head).status())
                    .orElse(0);
            return status == TAKEN ? "" : status == 0 ? viewer.howItEnded() : Integer.toString(status);
        }
    }
}
