package longwire.behaviour.kind;

import java.util.Optional;
import java.util.function.UnaryOperator;
import longwire.behaviour.bench.Answers;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Findings;

/** A 101 that is not as it should be: with a length, without its Upgrade, with a wrong accept. */
final class OddSwitch implements Behaviour {
    @Override
    public String name() {
        return "odd 101";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        say(subject, findings, "with Content-Length: 0", "Upgrade: websocket\r\nContent-Length: 0\r\n", text -> text);
        say(subject, findings, "with Content-Length: 9", "Upgrade: websocket\r\nContent-Length: 9\r\n", text -> text);
        say(subject, findings, "without Upgrade", "", text -> text);
        say(subject, findings, "wrong Sec-WebSocket-Accept", "Upgrade: websocket\r\n", OddSwitch::spoiled);
    }

    private static void say(
            Subject subject, Findings findings, String name, String lines, UnaryOperator<String> change) {
        try (Exchange exchange = subject.shared().bench().exchange()) {
            exchange.viewer().send(exchange.request().text());
            Optional<Head> request = exchange.arrival();
            if (request.isEmpty()) {
                findings.say(name, "the request does not arrive", "");
                return;
            }
            exchange.origin().send(change.apply(Answers.switching(request.get(), lines)));
            Optional<Head> answer = exchange.viewer().head(Exchange.SOON).map(Head::of);
            String value = answer.map(head -> head.status() == 101
                            ? "relayed, " + exchange.tunnelling()
                            : Integer.toString(head.status()))
                    .orElse("no answer");
            findings.say(name, value, answer.map(Head::first).orElse("nothing arrived"));
        }
    }

    /** The 101 with another accept of the same length. */
    private static String spoiled(String switching) {
        int at = switching.indexOf("Sec-WebSocket-Accept: ") + "Sec-WebSocket-Accept: ".length();
        char other = switching.charAt(at) == 'A' ? 'B' : 'A';
        return switching.substring(0, at) + other + switching.substring(at + 1);
    }
}
