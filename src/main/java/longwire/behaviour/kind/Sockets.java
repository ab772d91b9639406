package longwire.behaviour.kind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;
import longwire.fault.OutsideFault;
import longwire.process.ShortCommand;

/** The proxy's sockets as the kernel sees them, by {@code ss} of iproute2. */
final class Sockets implements Behaviour {
    /** Number of a listener's backlog among the columns of {@code ss -ltn}. */
    private static final int BACKLOG = 2;

    /** Until everything is acknowledged: ss shows the timer of keep-alive only where no other one runs. */
    private static final long SETTLED_MILLIS = 300;

    private static final Pattern KEEP_ALIVE = Pattern.compile("timer:\\(keepalive,");
    private static final Pattern BUFFERS = Pattern.compile("skmem:\\(r\\d+,rb(\\d+),t\\d+,tb(\\d+)");

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        if (ShortCommand.find("ss").isEmpty()) {
            throw new OutsideFault("ss is not installed (package iproute2)");
        }
        int port = subject.shared().bench().target().port();
        List<String> listeners = ask("-ltn", "sport = :" + port);
        if (listeners.isEmpty()) {
            throw new OutsideFault("ss shows no listener on port " + port);
        }
        long backlog = Long.parseLong(listeners.get(0).split("\\s+")[BACKLOG]);
        findings.say("backlog", Amount.count(backlog, "handshakes"), "Send-Q of ss -ltn");
        findings.say("listeners", Amount.count(listeners.size(), "on one port"), "lines of ss -ltn");
        try (Exchange tunnel = subject.shared().bench().tunnel()) {
            Waiting.pause(SETTLED_MILLIS);
            say(
                    "viewer's",
                    "sport = :" + port + " and dport = :" + tunnel.viewer().port(),
                    findings);
            say("origin's", "dport = :" + tunnel.origin().port(), findings);
        }
    }

    /** The connection of a tunnel, at the proxy's end. */
    private static void say(String whose, String filter, Findings findings) {
        Optional<String> line = ask("-tnom", filter).stream().findFirst();
        if (line.isEmpty()) {
            findings.say(whose + " keep-alive", "unknown", "ss -tno shows no such connection");
            return;
        }
        boolean keepAlive = KEEP_ALIVE.matcher(line.get()).find();
        findings.say(whose + " keep-alive", keepAlive ? "on" : "off", "timer of ss -tno");
        Matcher buffers = BUFFERS.matcher(line.get());
        if (buffers.find()) {
            findings.say(
                    whose + " receive buffer", Amount.bytes(Long.parseLong(buffers.group(1)), 0.5), "rb of ss -tm");
            findings.say(whose + " send buffer", Amount.bytes(Long.parseLong(buffers.group(2)), 0.5), "tb of ss -tm");
        }
    }

    /** Lines of established or listening sockets; continuation lines belong to the line before. */
    private static List<String> ask(String options, String filter) {
        ShortCommand asked = ShortCommand.run(List.of("ss", "-H", options, filter));
        if (asked.status() != 0) {
            throw new OutsideFault("ss ended with status " + asked.status() + ": " + asked.text());
        }
        return asked.text()
                .replaceAll("\\n\\s+", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
