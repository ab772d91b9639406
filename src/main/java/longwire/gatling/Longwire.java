package longwire.gatling;

import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import longwire.viewer.Load;

/**
 * The words of the DSL; import them statically. The name of a step is what Gatling's report calls it.
 *
 * <pre>{@code
 * scenario("echo")
 *     .exec(connect("connect"))
 *     .exec(stream("echo").messagesPerSecond(5).payloadBytes(64).during(Duration.ofSeconds(10)))
 *     .exec(close("close"))
 *     .injectOpen(rampUsers(100).during(2))
 *     .protocols(longwire("ws://127.0.0.1:8080/echo").connections(100))
 * }</pre>
 */
public final class Longwire {
    private Longwire() {}

    /** A protocol for users that connect to {@code url}: ws://, wss://, or http:// and https:// for polls. */
    public static UrlProtocolBuilder longwire(String url) {
        return UrlProtocolBuilder.to(url);
    }

    /** A protocol for a load that somebody else keeps; it is asked for when the first user comes. */
    public static LongwireProtocol longwire(Supplier<Load> load) {
        return new LongwireProtocol(load, null);
    }

    /** Opens the user's connection: TCP, TLS where the URL asks for it, and the upgrade. */
    public static Step connect(String name) {
        return new ConnectStep(name);
    }

    /** Sends WebSocket messages on a schedule and matches the answers. */
    public static StreamStep stream(String name) {
        return StreamStep.named(name);
    }

    /** Polls on a schedule: the same as {@link #stream}, for a protocol that polls. */
    public static StreamStep poll(String name) {
        return StreamStep.named(name);
    }

    /** Follows the events that a feed pushes, and how old each is when it comes. */
    public static SubscribeStep subscribe(String name) {
        return SubscribeStep.named(name);
    }

    /** Closes the user's connection, and waits until it is gone. */
    public static Step close(String name) {
        return new CloseStep(name);
    }

    /** Asks {@code reasons} and fails with what it gives; an empty list is success. May take its time. */
    public static Step check(String name, Supplier<List<String>> reasons) {
        return new CheckStep(name, reasons);
    }

    /** The same {@code step} for the last of {@code users} that come by; the others go on at once. */
    public static Step byTheLastOf(int users, Step step) {
        return new LastStep(users, step);
    }

    /**
     * Users who come only where {@code wanted} says so when their turn is; otherwise nobody comes, and the population is
     * over at once, however long its injection. What follows it begins with Gatling's next tick, as behind any other.
     */
    public static PopulationBuilder onlyWhere(BooleanSupplier wanted, PopulationBuilder population) {
        return WantedUsers.of(population, wanted);
    }
}
