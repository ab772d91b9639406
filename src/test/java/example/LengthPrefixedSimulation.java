package example;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.longwire;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import longwire.viewer.Transport;

/** Users with a transport of this project, found by its label: it is registered in {@code META-INF/services}. */
public final class LengthPrefixedSimulation extends Simulation {
    static final int USERS = 5;
    static final int MESSAGES_PER_USER = 20;

    {
        setUp(scenario("echo")
                        .exec(connect("connect"))
                        .exec(stream("echo")
                                .messagesPerSecond(MESSAGES_PER_USER)
                                .during(Duration.ofSeconds(1)))
                        .exec(close("close"))
                        .injectOpen(rampUsers(USERS).during(1)))
                .protocols(longwire(System.getProperty("example.url"))
                        .transport(Transport.of("length-prefixed"))
                        .connections(USERS)
                        .recordTo(Path.of(System.getProperty("example.record"))))
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("echo").allRequests().count().is((long) USERS));
    }
}
