package longwire.behaviour.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Request;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Findings;

/** What the origin receives of a viewer's handshake, and what is added to it. */
final class Headers implements Behaviour {
    private static final String PROTOCOL = "Sec-WebSocket-Protocol";

    @Override
    public String name() {
        return "headers at the origin";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        try (Exchange exchange = subject.shared().bench().exchange()) {
            Request request = exchange.request()
                    .replacing("Connection", "Connection: keep-alive, Upgrade")
                    .with(
                            "Origin: https://app.example",
                            "User-Agent: behave",
                            "X-longWIRE-cAsE: 1",
                            "Cookie: a=1",
                            PROTOCOL + ": one",
                            PROTOCOL + ": two",
                            "Sec-WebSocket-Extensions: permessage-deflate");
            exchange.viewer().send(request.text());
            Optional<Head> arrived = exchange.arrival();
            if (arrived.isEmpty()) {
                findings.giveUp("the request does not arrive");
                return;
            }
            compare(Head.of(request.text()), arrived.get(), findings);
        }
    }

    private static void compare(Head sent, Head got, Findings findings) {
        findings.say(
                "Connection",
                got.value("Connection").orElse("(none)"),
                "the viewer sent keep-alive, Upgrade, as Firefox does");
        findings.say("Upgrade", got.value("Upgrade").orElse("(none)"), "the viewer sent websocket");
        findings.say(
                "request line",
                got.first().equals(sent.first()) ? "kept" : got.first(),
                "the viewer sent " + sent.first());
        findings.say(
                "Host",
                got.values("Host").equals(sent.values("Host")) ? "kept" : "another",
                got.value("Host").orElse("(none)"));
        findings.say("case of names", letters(sent, got), String.join(", ", got.names()));
        findings.say("order", order(sent, got), String.join(", ", got.names()));
        List<String> protocols = got.values(PROTOCOL);
        findings.say(
                "two lines of " + PROTOCOL,
                protocols.equals(List.of("one", "two")) ? "kept" : protocols.size() == 1 ? "joined" : "changed",
                String.join(" | ", protocols));
        findings.say("added", names(got, sent), values(got, sent));
        findings.say("removed", names(sent, got), "");
    }

    private static String letters(Head sent, Head got) {
        if (got.names().containsAll(sent.names())) {
            return "kept";
        }
        boolean lower = got.names().stream().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
        if (lower) {
            return "lower";
        }
        return got.names().stream()
                .filter(name -> sent.names().stream().anyMatch(name::equalsIgnoreCase))
                .filter(name -> !sent.names().contains(name))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether what both have comes in the order in which it was sent, apart from what a proxy must write itself. */
    private static String order(Head sent, Head got) {
        return common(sent, got).equals(common(got, sent)) ? "kept" : "changed";
    }

    private static List<String> common(Head of, Head other) {
        List<String> known = lower(other);
        return lower(of).stream().filter(known::contains).distinct().toList();
    }

    private static List<String> lower(Head head) {
        return head.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static String names(Head of, Head without) {
        List<String> known = lower(without);
        List<String> names = new ArrayList<>();
        of.names().stream()
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(names::add);
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String values(Head of, Head without) {
        List<String> known = lower(without);
        return of.lines().stream()
                .skip(1)
                .filter(line -> known.stream()
                        .noneMatch(name -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")))
                .collect(Collectors.joining(" | "));
    }
}
