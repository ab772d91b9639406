package longwire.gatling;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.longwire;
import static longwire.gatling.Longwire.onlyWhere;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;

/** What the README shows: a simulation with the protocol alone, no plan and no experiment. Of two populations one is not wanted. */
public final class OwnSimulation extends Simulation {
    static final int USERS = 20;

    {
        setUp(scenario("echo")
                        .exec(connect("connect"))
                        .exec(stream("echo")
                                .messagesPerSecond(20)
                                .payloadBytes(64)
                                .during(Duration.ofSeconds(1)))
                        .exec(close("close"))
                        .injectOpen(rampUsers(USERS).during(1))
                        .andThen(onlyWhere(
                                () -> false,
                                scenario("nobody")
                                        .exec(connect("nobody"))
                                        .injectOpen(rampUsers(USERS).during(30)))))
                .protocols(longwire(System.getProperty("own.url"))
                        .connections(USERS)
                        .recordTo(Path.of(System.getProperty("own.record"))))
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("echo").allRequests().count().is((long) USERS));
    }
}
