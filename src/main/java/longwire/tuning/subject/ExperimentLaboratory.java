package longwire.tuning.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import longwire.clock.Clock;
import longwire.experiment.ChildExperiment;
import longwire.plan.PlanDraft;
import longwire.results.RunDirectory;
import longwire.simulations.EchoRoundTrip;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Laboratory;
import longwire.tuning.search.Request;
import longwire.tuning.search.SearchSpace;
import longwire.tuning.search.Step;

/** Tries each request as an experiment in a process of its own. */
public final class ExperimentLaboratory implements Laboratory {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Over all paths, so that generator and origin run compiled code: where there is one path, it has them all. */
    private static final int WARM_UP_MESSAGES = 20_000;

    private final RunDirectory directory;
    private final PlanDraft plan;
    private final Subject subject;
    private final SearchSpace space;
    private final long seed;
    private final Consumer<String> out;

    /**
     * A laboratory that keeps plans and runs in {@code directory}.
     *
     * @param plan what is the same of all requests
     * @param out is told of each trial
     */
    public ExperimentLaboratory(
            RunDirectory directory,
            PlanDraft plan,
            Subject subject,
            SearchSpace space,
            long seed,
            Consumer<String> out) {
        this.directory = directory;
        this.plan = plan;
        this.subject = subject;
        this.space = space;
        this.seed = seed;
        this.out = out;
    }

    @Override
    public Step attempt(int number, Request request, Function<Candidate, String> name) {
        long start = Clock.MONOTONIC.nanoTime();
        String run = String.format(Locale.ROOT, "%02d-%s", number, request.phase());
        List<Map<String, Object>> paths = new ArrayList<>();
        request.candidates().forEach(candidate -> paths.add(subject.path(name.apply(candidate), space, candidate)));
        String text = plan.with("paths", paths)
                .with("order", request.order().stream().map(name).toList())
                .with("design", request.duets() ? "duet" : "interleaved")
                .with("keep-going", true)
                .with("transports", List.of("websocket"))
                .with("rate", request.rate())
                .with("warm-up-messages", Math.max(plan.warmUpMessages(), WARM_UP_MESSAGES / paths.size()))
                .with("repeats", request.rounds())
                .with("seed", seed + number)
                .text();
        directory.writeText(run + ".conf", text);
        Path file = directory.path().resolve(run + ".conf");
        RunDirectory recorded = ChildExperiment.run(EchoRoundTrip.class, directory.path(), run, file, List.of(), out);
        double seconds = (Clock.MONOTONIC.nanoTime() - start) / NANOS_PER_SECOND;
        return new Step(
                request,
                recorded.path().getFileName().toString(),
                recorded.summary().trials(),
                seconds);
    }
}
