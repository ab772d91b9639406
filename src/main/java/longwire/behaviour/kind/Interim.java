package longwire.behaviour.kind;

import java.util.Optional;
import longwire.behaviour.bench.Answers;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Findings;

/** A 103 before the 101, apart from it and in one packet. */
final class Interim implements Behaviour {
    private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n";
    private static final long APART_MILLIS = 300;

    @Override
    public String name() {
        return "interim response";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        findings.say("103, later 101", outcome(subject, false), APART_MILLIS + " ms apart");
        findings.say("103 and 101 in one packet", outcome(subject, true), "one write of the origin");
    }

    private static String outcome(Subject subject, boolean together) {
        try (Exchange exchange = subject.shared().bench().exchange()) {
            exchange.viewer().send(exchange.request().text());
            Optional<Head> request = exchange.arrival();
            if (request.isEmpty()) {
                return "the request does not arrive";
            }
            String switching = Answers.switching(request.get());
            if (together) {
                exchange.origin().send(EARLY_HINTS + switching);
            } else {
                exchange.origin().send(EARLY_HINTS);
                Waiting.pause(APART_MILLIS);
                exchange.origin().send(switching);
            }
            Optional<Head> first = exchange.viewer().head(Exchange.SOON).map(Head::of);
            if (first.isEmpty()) {
                exchange.origin().close();
                return exchange.viewer()
                        .head(Exchange.SOON)
                        .map(late -> Head.of(late).status() + " once the origin has closed, no tunnel")
                        .orElse("no answer");
            }
            boolean relayed = first.get().status() == 103;
            Optional<Head> last =
                    relayed ? exchange.viewer().head(Exchange.SOON).map(Head::of) : first;
            String what = relayed ? "103 relayed, " : "103 dropped, ";
            if (last.isEmpty()) {
                return what + "no 101";
            }
            return last.get().status() == 101
                    ? what + exchange.tunnelling()
                    : Integer.toString(last.get().status());
        }
    }
}
