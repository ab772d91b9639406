package longwire.behaviour.kind;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Side;
import longwire.fault.OutsideFault;
import longwire.viewer.Target;

/** All behaviours of servers that are not ours, in display order. */
public final class UrlBehaviours {
    /** Servers far away take longer than a proxy beside us. */
    static final Duration ANSWER = Duration.ofSeconds(5);

    private UrlBehaviours() {}

    /** All; a silent connection is watched for {@code idle}. */
    public static List<UrlBehaviour> all(Duration idle) {
        return List.of(new UrlHandshakes(), new UrlTunnel(idle), new UrlHead());
    }

    /** Why {@code target} cannot be tried; empty if it answers a handshake with 101. */
    public static String refusal(Target target) {
        try (Bench bench = new Bench(target, null);
                Side viewer = bench.viewer()) {
            viewer.send(bench.request().text());
            Optional<Head> answer = viewer.head(ANSWER).map(Head::of);
            if (answer.isEmpty()) {
                return "no answer to a handshake (expected: 101)";
            }
            if (answer.get().status() == 101) {
                return "";
            }
            String location =
                    answer.get().value("Location").map(to -> ", Location " + to).orElse("");
            return "a handshake is answered with " + answer.get().first() + location + " (expected: 101)";
        } catch (OutsideFault unreachable) {
            return unreachable.getMessage();
        }
    }

    /** An open connection, after its 101. */
    static Side open(Bench bench) {
        Side viewer = bench.viewer();
        viewer.send(bench.request().text());
        if (viewer.head(ANSWER)
                .map(Head::of)
                .filter(head -> head.status() == 101)
                .isEmpty()) {
            throw new OutsideFault("a handshake was refused");
        }
        return viewer;
    }
}
