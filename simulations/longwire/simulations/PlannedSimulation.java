package longwire.simulations;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.function.Function;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;
import longwire.report.Reports;

/**
 * A traffic shape measured as a plan says: the paths are started before it, the results are written after it. A subclass
 * adds what the viewers of a trial do.
 */
abstract class PlannedSimulation extends Simulation {
    private final Experiment experiment;

    /**
     * Reads the plan and sets up its trials.
     *
     * @param plan a resource of the class path, such as {@code plans/feed.conf}
     * @param webSocketPath the path of our origin that WebSockets open: {@link Experiment#ECHO} or {@link Experiment#FEED}
     * @param viewers what the viewers of a trial do; called for each trial, before any begins
     */
    PlannedSimulation(String plan, String webSocketPath, Function<Trial, ScenarioBuilder> viewers) {
        experiment = Experiment.open(plan);
        setUp(experiment.trials(webSocketPath, viewers)).assertions(experiment.assertions());
    }

    @Override
    public final void before() {
        experiment.start();
    }

    @Override
    public final void after() {
        experiment.finish(Reports::write);
    }
}
