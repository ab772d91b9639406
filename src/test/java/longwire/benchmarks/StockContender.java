package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Gatling's own WebSocket support, with pauses until the next message is due, and a check for each echo. */
final class StockContender implements Contender {
    /** Two, since one has too few ports for 19,000. */
    private static final List<String> SOURCES = List.of("127.0.0.1", "127.0.0.2");

    private static final long AHEAD_NANOS = 100_000_000;

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public PopulationBuilder population(String scenario, Load load, Figures figures) {
        return scenario(scenario)
                .exec(session -> {
                    figures.opening();
                    return session;
                })
                .exec(ws("stock connect").connect("/echo"))
                .exec(load.messagesPerSecond() == 0 ? Idle.hold(load, figures) : messages(load, figures))
                .exec(ws("stock close").close())
                .injectOpen(load.arrivals())
                .protocols(http.wsBaseUrl(load.origin().replace("/echo", "")).localAddresses(SOURCES));
    }

    private static ChainBuilder messages(Load load, Figures figures) {
        AtomicInteger indexes = new AtomicInteger();
        AtomicLong start = new AtomicLong();
        return exec(rendezVous(load.connections()))
                .exec(session -> {
                    start.compareAndSet(0, System.nanoTime() + AHEAD_NANOS);
                    figures.begin(start.get(), load);
                    return session.set("index", indexes.getAndIncrement()).set("k", 0L);
                })
                .exec(asLongAs(session -> due(session, load, start) - start.get() < load.lengthNanos())
                        .on(exec(pause(session -> untilDue(session, load, start)))
                                .exec(ws("stock echo")
                                        .sendText(session -> stamped(due(session, load, start)))
                                        .await(Duration.ofSeconds(5))
                                        .on(ws.checkTextMessage("stock check")
                                                .check(bodyString().transform(text -> record(text, figures)))))
                                .exec(session -> session.set("k", session.getLong("k") + 1))));
    }

    private static long due(Session session, Load load, AtomicLong start) {
        return start.get() + load.dueNanos(session.getInt("index"), session.getLong("k"));
    }

    private static Duration untilDue(Session session, Load load, AtomicLong start) {
        return Duration.ofNanos(Math.max(0, due(session, load, start) - System.nanoTime()));
    }

    private static String stamped(long due) {
        String stamp = due + ":" + System.nanoTime() + ":";
        return stamp + "x".repeat(Load.PAYLOAD_BYTES - stamp.length());
    }

    private static String record(String text, Figures figures) {
        String[] stamp = text.split(":");
        figures.record(Long.parseLong(stamp[0]), Long.parseLong(stamp[1]), System.nanoTime());
        return "";
    }
}
