package longwire.behaviour.kind;

import java.util.Optional;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Request;
import longwire.behaviour.bench.Side;
import longwire.behaviour.finding.Findings;
import longwire.network.AcceptKey;

/** What right and wrong handshakes get. */
final class UrlHandshakes implements UrlBehaviour {
    private static final String VERSION = "Sec-WebSocket-Version";

    @Override
    public String name() {
        return "handshake";
    }

    @Override
    public void observe(Bench bench, Findings findings) {
        Request right = bench.request();
        Optional<Head> answer = answer(bench, right);
        String key = "Sec-WebSocket-Key: ";
        String accept = right.lines().stream()
                .filter(line -> line.startsWith(key))
                .map(line -> AcceptKey.of(line.substring(key.length())))
                .findFirst()
                .orElseThrow();
        boolean proven = answer.flatMap(head -> head.value("Sec-WebSocket-Accept"))
                .filter(accept::equals)
                .isPresent();
        findings.say("ordinary", status(answer) + (proven ? "" : ", wrong accept"), first(answer));
        findings.say(
                "deflate offered",
                answer(bench, right.with("Sec-WebSocket-Extensions: permessage-deflate"))
                        .map(head -> head.value("Sec-WebSocket-Extensions").orElse("declined"))
                        .orElse("no answer"),
                "permessage-deflate");
        say(bench, findings, "version 12", right.replacing(VERSION, VERSION + ": 12"));
        say(bench, findings, "without a key", right.without("Sec-WebSocket-Key"));
        say(bench, findings, "unknown subprotocol", right.with("Sec-WebSocket-Protocol: longwire.none"));
    }

    private static void say(Bench bench, Findings findings, String name, Request request) {
        Optional<Head> answer = answer(bench, request);
        findings.say(name, status(answer), first(answer));
    }

    private static Optional<Head> answer(Bench bench, Request request) {
        try (Side viewer = bench.viewer()) {
            viewer.send(request.text());
            return viewer.head(UrlBehaviours.ANSWER).map(Head::of);
        }
    }

    private static String status(Optional<Head> answer) {
        return answer.map(head -> Integer.toString(head.status())).orElse("no answer");
    }

    private static String first(Optional<Head> answer) {
        return answer.map(Head::first).orElse("");
    }
}
