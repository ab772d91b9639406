package longwire.gatling;

import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import longwire.viewer.Load;

/**
 * The DSL; import its methods statically. Gatling's report shows each step under the name given to it.
 *
 * <pre>{@code
 * scenario("echo")
 *     .exec(connect("connect"))
 *     .exec(stream("echo").messagesPerSecond(5).payloadBytes(64).during(Duration.ofSeconds(10)))
 *     .exec(close("close"))
 *     .injectOpen(rampUsers(100).during(2))
 *     .protocols(longwire("ws://127.0.0.1:8080/echo").connections(100))
 * }</pre>
 *
 * <p>A login by Gatling's own HTTP comes first, and its token goes into the handshake:
 *
 * <pre>{@code
 * .exec(http("login").post("/login").check(jsonPath("$.token").saveAs("token")))
 * .exec(connect("connect").header("Authorization", "Bearer #{token}"))
 * }</pre>
 */
public final class Longwire {
    private Longwire() {}

    /** A protocol for users that connect to {@code url}: ws://, wss://, or http:// and https:// for polls. */
    public static UrlProtocolBuilder longwire(String url) {
        return UrlProtocolBuilder.to(url);
    }

    /** A protocol for a load that the caller manages; {@code load} is called when the first user starts. */
    public static LongwireProtocol longwire(Supplier<Load> load) {
        return new LongwireProtocol(load, null, false);
    }

    /** Opens the user's connection: TCP, TLS for wss:// and https://, and the upgrade. */
    public static ConnectStep connect(String name) {
        return ConnectStep.named(name);
    }

    /** Sends WebSocket messages on a schedule and matches each with its reply. */
    public static StreamStep stream(String name) {
        return StreamStep.named(name);
    }

    /** Polls on a schedule: the same as {@link #stream}, for a protocol that polls. */
    public static StreamStep poll(String name) {
        return StreamStep.named(name);
    }

    /** Receives the events that a feed pushes, and records the age of each on arrival. */
    public static SubscribeStep subscribe(String name) {
        return SubscribeStep.named(name);
    }

    /** Closes the user's connection and waits until it is closed. */
    public static Step close(String name) {
        return new CloseStep(name);
    }

    /** Calls {@code reasons}; fails with the reasons it returns, succeeds on an empty list. The call may block. */
    public static Step check(String name, Supplier<List<String>> reasons) {
        return new CheckStep(name, reasons);
    }

    /** Runs {@code step} only for the last of {@code users} users to reach it; the others continue at once. */
    public static Step byTheLastOf(int users, Step step) {
        return new LastStep(users, step);
    }

    /**
     * A population that is skipped when {@code wanted} returns false at its turn: then no user starts, and the population ends
     * at once, however long its injection. The next population starts with Gatling's next tick, as after any other.
     */
    public static PopulationBuilder onlyWhere(BooleanSupplier wanted, PopulationBuilder population) {
        return WantedUsers.of(population, wanted);
    }
}
