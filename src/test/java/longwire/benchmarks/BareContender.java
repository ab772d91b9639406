package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;

/** A client of nothing but Netty, driven by one idle user of Gatling. */
final class BareContender implements Contender {
    @Override
    public String name() {
        return "bare";
    }

    @Override
    public PopulationBuilder population(String scenario, Load load, Figures figures) {
        return scenario(scenario)
                .exec(session -> {
                    try (BareClient client = new BareClient(load, figures)) {
                        client.run();
                    }
                    return session;
                })
                .injectOpen(atOnceUsers(1));
    }
}
