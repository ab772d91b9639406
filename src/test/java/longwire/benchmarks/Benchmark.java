package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import longwire.process.ChildProcess;

/** Contenders that take turns on one origin, round after round, every other round backwards. */
abstract class Benchmark extends Simulation {
    private final ChildProcess origin = startOrigin();
    private final String originUrl = "ws://" + origin.awaitReady() + "/echo";
    private final List<Turn> turns = new ArrayList<>();

    /** One contender, once. */
    record Turn(Contender contender, Figures figures) {}

    final String originUrl() {
        return originUrl;
    }

    /** All turns, one after another. */
    final PopulationBuilder rounds(int rounds, List<Contender> contenders, Contender.Load load) {
        List<Contender> order = new ArrayList<>(contenders);
        List<PopulationBuilder> populations = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : order) {
                Turn turn = new Turn(contender, new Figures());
                turns.add(turn);
                String name = round + " " + contender.name();
                populations.add(step(name + " before", () -> turn.figures().turnBegins()));
                populations.add(contender.population(name, load, turn.figures()));
                populations.add(step(name + " after", () -> turn.figures().collect()));
            }
            Collections.reverse(order);
        }
        PopulationBuilder all = populations.get(populations.size() - 1);
        for (int i = populations.size() - 2; i >= 0; i--) {
            all = populations.get(i).andThen(all);
        }
        return all;
    }

    final List<Turn> turns() {
        return turns;
    }

    final ChildProcess origin() {
        return origin;
    }

    final void stopOrigin() {
        origin.close();
    }

    private static PopulationBuilder step(String name, Runnable work) {
        return scenario(name)
                .exec(session -> {
                    work.run();
                    return session;
                })
                .injectOpen(atOnceUsers(1));
    }

    private static ChildProcess startOrigin() {
        try {
            Path log = Files.createTempFile("longwire-origin", ".log");
            return ChildProcess.java(
                    "origin",
                    "longwire.origin.OriginMain",
                    List.of("-Xmx512m", "-XX:+UseSerialGC"),
                    List.of("--listen", "127.0.0.1:0"),
                    log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
