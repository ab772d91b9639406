package longwire.behaviour.kind;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Side;
import longwire.fault.OutsideFault;

/** Handshakes that are tried one after another while a proxy changes. */
final class NewHandshakes {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String SERVED = "served";

    private final Bench bench;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int attempts;
    private boolean lastServed;

    NewHandshakes(Bench bench) {
        this.bench = bench;
    }

    /** Tries one more. */
    void attempt() {
        String outcome = outcome();
        attempts++;
        outcomes.merge(outcome, 1, Integer::sum);
        lastServed = outcome.equals(SERVED);
    }

    /** In words: served, refused, or refused for a moment. */
    String value() {
        if (!lastServed) {
            return "refused";
        }
        return outcomes.getOrDefault(SERVED, 0) == attempts ? SERVED : "some refused at first";
    }

    /** How many came to what. */
    String seen() {
        return outcomes.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private String outcome() {
        try (Side viewer = bench.viewer()) {
            viewer.send(bench.request().text());
            int status = viewer.head(LIMIT).map(head -> Head.of(head).status()).orElse(0);
            if (status > 0) {
                return status == 101 ? SERVED : Integer.toString(status);
            }
            String ending = viewer.howItEnded();
            return ending.equals("open") ? "without an answer" : "closed by " + ending;
        } catch (OutsideFault refused) {
            return "not connected";
        }
    }
}
