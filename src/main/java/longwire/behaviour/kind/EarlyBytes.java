package longwire.behaviour.kind;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import longwire.behaviour.bench.Answers;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Findings;

/** Bytes of the origin in one packet with its 101, and bytes of the viewer before the 101, which it may not send. */
final class EarlyBytes implements Behaviour {
    private static final byte[] PAYLOAD = "early".getBytes(StandardCharsets.US_ASCII);
    private static final long HELD_MILLIS = 500;

    @Override
    public String name() {
        return "early bytes";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        findings.say("origin's, with its 101", ofOrigin(subject), "one write of the origin");
        findings.say("viewer's, before the 101", ofViewer(subject), "the origin answers after " + HELD_MILLIS + " ms");
    }

    private static String ofOrigin(Subject subject) {
        try (Exchange exchange = subject.shared().bench().exchange()) {
            exchange.viewer().send(exchange.request().text());
            Optional<Head> request = exchange.arrival();
            if (request.isEmpty()) {
                return "the request does not arrive";
            }
            byte[] frame = Frames.ofOrigin(Frames.BINARY, PAYLOAD);
            exchange.origin().send(Answers.switching(request.get()) + text(frame));
            Optional<Head> answer = exchange.viewer().head(Exchange.SOON).map(Head::of);
            if (answer.isEmpty() || answer.get().status() != 101) {
                return answer.map(head -> Integer.toString(head.status())).orElse("no answer");
            }
            return Arrays.equals(exchange.viewer().take(frame.length, Exchange.SOON), frame) ? "delivered" : "lost";
        }
    }

    private static String ofViewer(Subject subject) {
        try (Exchange exchange = subject.shared().bench().exchange()) {
            byte[] frame = Frames.ofViewer(Frames.BINARY, PAYLOAD);
            exchange.viewer().send(exchange.request().text() + text(frame));
            Optional<Head> request = exchange.arrival();
            if (request.isEmpty()) {
                return exchange.viewer()
                        .head(Exchange.SOON)
                        .map(answer -> Integer.toString(Head.of(answer).status()))
                        .orElse("the request does not arrive");
            }
            Waiting.pause(HELD_MILLIS);
            boolean atOnce = exchange.origin().waiting() >= frame.length;
            exchange.origin().send(Answers.switching(request.get()));
            Optional<Head> answer = exchange.viewer().head(Exchange.SOON).map(Head::of);
            boolean delivered = Arrays.equals(exchange.origin().take(frame.length, Exchange.SOON), frame);
            if (answer.isEmpty() || answer.get().status() != 101) {
                return answer.map(head -> Integer.toString(head.status())).orElse("no answer");
            }
            return !delivered ? "lost" : atOnce ? "forwarded at once" : "forwarded after the 101";
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
