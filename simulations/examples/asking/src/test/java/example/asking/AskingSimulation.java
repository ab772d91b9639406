package example.asking;

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

/** Two of twenty viewers ask, five times a second each, and the other eighteen get the news of it. */
public final class AskingSimulation extends Simulation {
    private static final int VIEWERS = 20;

    private final AskingService service = new AskingService();

    {
        setUp(scenario("asking")
                        .exec(connect("connect"))
                        .exec(stream("ask")
                                .messagesPerSecond(5)
                                .payloadBytes(100)
                                .during(Duration.ofSeconds(2)))
                        .exec(close("close"))
                        .injectOpen(rampUsers(VIEWERS).during(1)))
                .protocols(longwire(service.url())
                        .connections(VIEWERS)
                        .conversation(new Asking())
                        .publishers(2)
                        .recordTo(Path.of(System.getProperty("asking.record", "target/asking"))))
                .assertions(global().failedRequests().count().is(0L));
    }

    @Override
    public void after() {
        service.close();
    }
}
