package longwire.behaviour.kind;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import longwire.behaviour.bench.Ending;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Started;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;
import longwire.proxy.Operation;

/** What becomes of talking tunnels, and of new handshakes, after an operation on an instance of its own. */
final class Operated implements Behaviour {
    private static final int TUNNELS = 8;
    private static final long ROUND_MILLIS = 250;
    /** At first handshakes follow one another closely, since some proxies refuse them for a moment only. */
    private static final Duration CHANGING = Duration.ofSeconds(1);

    private static final long MOMENT_MILLIS = 5;
    private static final Duration WATCHED = Duration.ofSeconds(20);
    /** New handshakes are of interest also when all tunnels are cut at once. */
    private static final Duration WATCHED_AT_LEAST = Duration.ofSeconds(3);

    private static final Duration NOW = Duration.ofMillis(1);
    private static final double AT_ONCE_SECONDS = 1;

    private final Operation operation;
    private final Duration atLeast;
    private final Duration atMost;

    Operated(Operation operation) {
        this(operation, WATCHED_AT_LEAST, WATCHED);
    }

    /** Watches for {@code atLeast}, and for {@code atMost} while a tunnel is open. */
    Operated(Operation operation, Duration atLeast, Duration atMost) {
        this.operation = operation;
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    @Override
    public String name() {
        return operation.label();
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        if (!subject.shared().proxy().operations().contains(operation)) {
            findings.say("open tunnels", "no " + operation.label() + " known", "");
            return;
        }
        try (Started own = subject.start(Map.of(), subject.encryption())) {
            List<Exchange> tunnels = IntStream.range(0, TUNNELS)
                    .mapToObj(i -> own.bench().tunnel())
                    .toList();
            try {
                watch(own, tunnels, findings);
            } finally {
                tunnels.forEach(Exchange::close);
            }
        }
    }

    private void watch(Started own, List<Exchange> tunnels, Findings findings) {
        tunnels.forEach(Operated::talk);
        NewHandshakes handshakes = new NewHandshakes(own.bench());
        long begun = System.nanoTime();
        own.proxy().perform(operation);
        while (isUnder(begun, atLeast) || isUnder(begun, atMost) && isOpen(tunnels)) {
            tunnels.forEach(Operated::talk);
            handshakes.attempt();
            Waiting.pause(isUnder(begun, CHANGING) ? MOMENT_MILLIS : ROUND_MILLIS);
        }
        say(tunnels, begun, findings);
        if (operation != Operation.STOP) {
            findings.say("new handshakes", handshakes.value(), handshakes.seen());
        }
    }

    private static boolean isUnder(long begun, Duration limit) {
        return System.nanoTime() - begun < limit.toNanos();
    }

    private static boolean isOpen(List<Exchange> tunnels) {
        return tunnels.stream().anyMatch(tunnel -> tunnel.viewer().ending(NOW).isEmpty());
    }

    private static void talk(Exchange tunnel) {
        tunnel.viewer().send(Frames.ofViewer(Frames.BINARY, new byte[4]));
        tunnel.origin().send(Frames.ofOrigin(Frames.BINARY, new byte[4]));
    }

    private void say(List<Exchange> tunnels, long begun, Findings findings) {
        List<Ending> endings = tunnels.stream()
                .map(tunnel -> tunnel.viewer().ending(NOW))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Ending::nanos))
                .toList();
        if (endings.isEmpty()) {
            findings.say("open tunnels", "kept", "all of " + TUNNELS + " after " + atMost.toSeconds() + " s");
            return;
        }
        String share = endings.size() == TUNNELS ? "all cut" : endings.size() + " of " + TUNNELS + " cut";
        double first = seconds(begun, endings.get(0));
        double last = seconds(begun, endings.get(endings.size() - 1));
        List<String> how = tunnels.stream()
                .filter(tunnel -> tunnel.viewer().ending(NOW).isPresent())
                .map(tunnel -> tunnel.viewer().howItEnded())
                .distinct()
                .sorted()
                .toList();
        String seen = String.format(
                Locale.ROOT,
                "%d of %d after %.1f to %.1f s, by %s",
                endings.size(),
                TUNNELS,
                first,
                last,
                String.join(" or ", how));
        if (last < AT_ONCE_SECONDS) {
            findings.say("open tunnels", share + " at once" + closeCode(how), seen);
        } else {
            findings.say("open tunnels", share + closeCode(how), Amount.seconds(last), seen);
        }
    }

    /** A FIN or a RST is no difference of proxies where bytes are under way: one that closes with such unread sends a RST. */
    private static String closeCode(List<String> how) {
        return how.stream()
                .filter(ending -> ending.contains(","))
                .map(ending -> ", " + ending.substring(0, ending.indexOf(',')))
                .findFirst()
                .orElse("");
    }

    private static double seconds(long begun, Ending ending) {
        return (ending.nanos() - begun) / 1e9;
    }
}
