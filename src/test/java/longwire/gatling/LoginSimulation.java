package longwire.gatling;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.longwire;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import longwire.viewer.conversation.JsonRpc;

/** What docs/services.md shows: a login by Gatling's own HTTP, and messages that are known by an id. */
public final class LoginSimulation extends Simulation {
    static final int USERS = 10;

    {
        String url = System.getProperty("own.url");
        setUp(scenario("feed")
                        .exec(http("login")
                                .post("/login")
                                .check(jsonPath("$.token").saveAs("token")))
                        .exitHereIfFailed()
                        .exec(connect("connect").header("Authorization", "Bearer #{token}"))
                        .exec(stream("ask")
                                .messagesPerSecond(10)
                                .payloadBytes(80)
                                .during(Duration.ofSeconds(1))
                                .together())
                        .exec(close("close"))
                        .injectOpen(rampUsers(USERS).during(1)))
                .protocols(
                        http.baseUrl(url.replace("ws://", "http://")),
                        longwire(url)
                                .connections(USERS)
                                .conversation(new JsonRpc())
                                .recordTo(Path.of(System.getProperty("own.record"))))
                .assertions(
                        details("login").failedRequests().count().is(2L),
                        details("ask").successfulRequests().count().is(USERS - 2L));
    }
}
