package longwire.simulations;

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

/**
 * Users log in by Gatling's own HTTP, take their token into the handshake, and call a service by JSON-RPC. It has no plan:
 * {@code -Dlogin.host} names the service, and {@code -Dlogin.users} how many they are.
 */
public final class Login extends Simulation {
    private static final String HOST = System.getProperty("login.host", "127.0.0.1:9001");
    private static final int USERS = Integer.getInteger("login.users", 100);

    {
        setUp(scenario("login")
                        .exec(http("login")
                                .post("/login")
                                .check(jsonPath("$.token").saveAs("token")))
                        .exitHereIfFailed()
                        .exec(connect("connect").header("Authorization", "Bearer #{token}"))
                        .exec(stream("call")
                                .messagesPerSecond(5)
                                .payloadBytes(128)
                                .warmUp(Duration.ofSeconds(2))
                                .during(Duration.ofSeconds(10))
                                .together())
                        .exec(close("close"))
                        .injectOpen(rampUsers(USERS).during(2)))
                .protocols(
                        http.baseUrl("http://" + HOST),
                        longwire("ws://" + HOST + "/")
                                .connections(USERS)
                                .conversation(new JsonRpc())
                                .recordTo(Path.of("results/login")))
                .assertions(
                        details("login").failedRequests().count().is(0L),
                        details("call").failedRequests().count().is(0L));
    }
}
