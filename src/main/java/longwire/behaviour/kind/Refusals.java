package longwire.behaviour.kind;

import java.time.Duration;
import java.util.Optional;
import longwire.behaviour.bench.Answers;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Findings;

/** What a viewer gets when the origin refuses or redirects its handshake. */
final class Refusals implements Behaviour {
    private static final String BODY = "no entry for you";
    /** Some try again first. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";

    @Override
    public String name() {
        return "refusals";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        say(subject, findings, "403 with a body", Answers.closing("403 Forbidden", LENGTH, BODY), "Content-Type");
        say(
                subject,
                findings,
                "503 with a body",
                Answers.closing("503 Service Unavailable", LENGTH, BODY),
                "Content-Type");
        say(
                subject,
                findings,
                "403 in chunks",
                Answers.closing("403 Forbidden", "Transfer-Encoding: chunked\r\n", CHUNKED),
                "Content-Type");
        say(
                subject,
                findings,
                "401 with a challenge",
                Answers.closing("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"x\"\r\n" + LENGTH, BODY),
                "WWW-Authenticate");
        say(
                subject,
                findings,
                "302 to another host",
                Answers.closing("302 Found", "Location: http://other.example/ws\r\n" + LENGTH, BODY),
                "Location");
        say(subject, findings, "connection closed", "", "");
    }

    /** {@code header} is one that must arrive unchanged. */
    private static void say(Subject subject, Findings findings, String name, String refusal, String header) {
        try (Exchange exchange = subject.shared().bench().exchange()) {
            exchange.viewer().send(exchange.request().text());
            if (exchange.arrival().isEmpty()) {
                findings.say(name, "the request does not arrive", "");
                return;
            }
            exchange.origin().send(refusal);
            exchange.origin().close();
            Optional<Head> answer = exchange.viewer().head(ANSWER).map(Head::of);
            if (answer.isEmpty()) {
                findings.say(
                        name,
                        exchange.viewer().howItEnded().equals("open") ? "no answer" : "closed",
                        "within " + ANSWER.toSeconds() + " s");
                return;
            }
            String body = refusal.isEmpty() ? "" : exchange.viewer().takeThrough(BODY, Exchange.SOON);
            findings.say(
                    name,
                    value(Head.of(refusal), answer.get(), body, header),
                    answer.get().first());
        }
    }

    private static String value(Head sent, Head got, String body, String header) {
        if (sent.status() != got.status()) {
            return Integer.toString(got.status());
        }
        if (!body.endsWith(BODY)) {
            return "body lost";
        }
        return sent.values(header).equals(got.values(header)) ? "relayed" : "relayed with another " + header;
    }
}
