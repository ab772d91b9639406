package longwire.experiment;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.experiment.trial.Part;
import longwire.experiment.trial.Progress;
import longwire.experiment.trial.Surroundings;
import longwire.experiment.trial.Trial;
import longwire.experiment.trial.TrialRecorder;
import longwire.fault.Exit;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.gatling.Longwire;
import longwire.gatling.Step;
import longwire.live.Live;
import longwire.live.state.LiveRun;
import longwire.measurement.Readings;
import longwire.measurement.Trust;
import longwire.plan.Plan;
import longwire.plan.PlanReader;
import longwire.plan.PlannedPath;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;

/**
 * All trials of a plan, as one Gatling simulation. Its constructor reads the plan and gives the populations; its
 * {@code before} starts origin and paths, its {@code after} writes the results. However the process ends, results are kept
 * and nothing that was started lives on.
 */
public final class Experiment {
    /** The path of the origin at which it answers each message with itself. */
    public static final String ECHO = "/echo";
    /** The path of the origin at which it pushes events. */
    public static final String FEED = "/feed";
    /** The origin counts round. */
    private static final String TOPIC = "?topic=${index}";

    private static final double MILLIS_PER_SECOND = 1e3;

    /** What this process does of the experiment that a simulation is about to open. */
    private static Part nextPart = Part.ALL;

    private final Plan plan;
    private final Part part = nextPart;
    private final List<Trial> trials = new ArrayList<>();
    private final TrialSequence sequence;
    private final Instant start = Instant.now();
    private String webSocketPath = ECHO;
    private RunDirectory run;
    private Ledger ledger;
    private Surroundings surroundings;
    private Readiness readiness;
    private Live live;
    private Trial current;
    private volatile int ended;
    private volatile String abortedFor = "";
    private String lastWords = "";

    private Experiment(Plan plan) {
        this.plan = plan;
        part.check(plan);
        Host host = new Host();
        Map<Set<Trial.Side>, Integer> repeats = new HashMap<>();
        for (List<Trial.Side> sides : TrialOrder.of(plan)) {
            int repeat = repeats.merge(Set.copyOf(sides), 1, Integer::sum);
            trials.add(new Trial(host, sides, trials.size() + 1, repeat));
        }
        sequence = new TrialSequence(trials, this::prepare);
    }

    /** Experiments that simulations open from now on are done by several processes, and {@code part} is what this one does. */
    public static void takePart(Part part) {
        nextPart = part;
    }

    /**
     * Reads the plan of a simulation, with what the command line changes. A plan that is refused ends the process: Gatling
     * would show a stack trace in place of the message.
     *
     * @param plan a resource of the class path, such as {@code plans/echo.conf}
     */
    public static Experiment open(String plan) {
        return orExit(() -> new Experiment(PlanReader.read(plan, System.getProperties(), nextPart.processes())));
    }

    /**
     * One population for each trial, one after another in interleaved order.
     *
     * @param webSocketPath the path of our origin that WebSockets open: {@link #ECHO} or {@link #FEED}
     * @param scenario the steps of a trial's users
     */
    public PopulationBuilder trials(String webSocketPath, Function<Trial, ScenarioBuilder> scenario) {
        boolean topics = webSocketPath.equals(FEED) && plan.traffic().topics() > 1;
        this.webSocketPath = topics ? FEED + TOPIC : webSocketPath;
        orExit(webSocketPath.equals(ECHO) ? this::checkTransports : this::checkDelays);
        PopulationBuilder all = null;
        // One after another, not one within another: some hundred levels would overflow Gatling's stack.
        for (Trial trial : trials) {
            // By a viewer, and not by a user who comes then: whoever comes, comes with Gatling's next second.
            Step judging = Longwire.check(trial.step("valid"), () -> sequence.end(trial));
            ScenarioBuilder steps = scenario.apply(trial);
            PopulationBuilder viewers = part.leads()
                    ? elsewhere(trial).exec(judging).injectOpen(atOnceUsers(1))
                    : steps.exec(Longwire.byTheLastOf(plan.traffic().connections(), judging))
                            .injectOpen(arrivals());
            PopulationBuilder population = Longwire.onlyWhere(
                    () -> part.turn(trial, sequence.begin(trial)), viewers.protocols(trial.protocol()));
            all = all == null ? population : all.andThen(population);
        }
        return all.andThen(remaining());
    }

    /** One user, who waits for the viewers that are in other processes. */
    private ScenarioBuilder elsewhere(Trial trial) {
        return scenario(trial.name()).exec(Longwire.check(trial.step("viewers"), () -> {
            part.run(trial, trial.begin());
            return List.of();
        }));
    }

    /** What is pushed is no reply, and isn't kept back. */
    private Plan checkDelays() {
        List<String> faults = PlannedPath.delayFaults(plan.paths(), "where events are pushed");
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return plan;
    }

    /** Where messages are answered, each transport must carry them. */
    private Plan checkTransports() {
        List<String> faults = plan.trials().transports().stream()
                .filter(transport -> !transport.sends())
                .map(transport -> "transports: " + transport.label()
                        + " (expected: one that sends messages, since this simulation does; Feed receives events)")
                .toList();
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return plan;
    }

    /** What must hold for Gatling to end well: no step of a user failed, and no trial is INVALID. */
    public Assertion[] assertions() {
        return new Assertion[] {global().failedRequests().count().is(0L)};
    }

    /** Starts origin and paths, and tries each with one connection. What can't be started ends the process. */
    public void start() {
        orExit(() -> {
            run = RunDirectory.create(plan.kept().results(), plan.kept().name(), start);
            ledger = new Ledger(run, plan, start, (int) sides().count());
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "experiment-end"));
            try {
                startAll();
            } catch (RuntimeException failed) {
                stop("not started: " + failed.getMessage());
                lastWords = "kept: " + run.path();
                throw failed;
            }
            return run;
        });
    }

    private void startAll() {
        run.writeText("plan.conf", plan.text());
        run.writeEnvironment(EnvironmentReading.of(plan));
        // Not the stream of now: another may stand in for it while the terminal is drawn on.
        Consumer<String> printer = line -> System.out.println(line);
        live = Live.open(plan.live(), liveRun(), printer);
        live.page().ifPresent(ledger::watchedAt);
        Progress progress = new Progress(printer, live, trials.size());
        progress.introduce(plan, trials.get(0).sends(), run.path());
        Foresight.lines(run, plan).forEach(live::say);
        surroundings = new Surroundings(plan, run, progress, live, part);
        readiness = new Readiness(surroundings, plan, webSocketPath);
        readiness.tryAll(sides().distinct().toList());
        prepare(trials.get(0));
        part.ready(plan, run, this::webSocketTarget, live::say, this::abort);
    }

    private Target webSocketTarget(String path) {
        return readiness.target(new Trial.Side(path, Transport.WEBSOCKET));
    }

    /** Ends the experiment in the middle, for {@code reason}; what it has is kept. */
    private void abort(String reason) {
        abortedFor = reason;
        System.exit(OutsideFault.EXIT_STATUS);
    }

    /**
     * Stops everything and writes the results.
     *
     * @param reports writes what people read about the run, and gives what is to be said in the terminal; it is said when
     *     the process ends, below what Gatling says of itself
     */
    public void finish(Function<RunDirectory, String> reports) {
        part.over();
        surroundings.close();
        ledger.conclude(List.of());
        live.close();
        lastWords = reports.apply(run);
    }

    public Plan plan() {
        return plan;
    }

    /** What the trials see of it. */
    private final class Host implements Trial.Host {
        @Override
        public StreamSettings stream() {
            return part.stream(plan.stream());
        }

        @Override
        public Duration duration() {
            return plan.traffic().timing().duration();
        }

        @Override
        public boolean cuts() {
            return plan.disturbance().what().cuts();
        }

        @Override
        public Load load(Trial trial) {
            trial.sides().forEach(surroundings::revive);
            List<Target> targets = trial.sides().stream().map(readiness::target).toList();
            Load load = part.load(surroundings.viewers(), trial, targets, plan.traffic());
            load.pingInTurn(plan.generator().pings());
            load.makeSlow(plan.disturbance().what().slowShare());
            if (plan.kept().messageLog()) {
                load.allReadings().forEach(Readings::keepMessages);
            }
            return load;
        }

        @Override
        public TrialRecorder record(Trial trial, Load load) {
            current = trial;
            return new TrialRecorder(surroundings, plan, trial, load, run::createTrial, Experiment.this::finished);
        }

        @Override
        public List<String> leaveOut(Trial trial, String reason) {
            LeftOut left = new LeftOut(plan, trial, reason);
            live.state().tick(left.glance());
            List<Trial.Side> sides = trial.sides();
            List<List<String>> own = sides.stream()
                    .map(side -> readiness.refusal(side).stream().toList())
                    .toList();
            List<List<String>> reasons = trial.isDuet() ? trial.besideEachOther(own) : List.of(List.of(reason));
            finished(IntStream.range(0, sides.size())
                    .mapToObj(index -> left.leave(
                            sides.get(index), reasons.get(index), run.createTrial(trial.name(sides.get(index)))))
                    .toList());
            return List.of(reason);
        }
    }

    private void prepare(Trial trial) {
        trial.prepared(readiness.prepare(trial));
    }

    /** A trial came to {@code summaries}, one for each of its sides. */
    private void finished(List<TrialSummary> summaries) {
        part.ended(summaries);
        Trust trust = Trust.together(summaries.stream().map(TrialSummary::trust).toList());
        live.state().end(Trial.reasons(summaries), trust);
        ended++;
        for (TrialSummary summary : summaries) {
            ledger.add(summary);
            summary.outcome().sentences().forEach(live::say);
            live.say(String.format(
                    Locale.ROOT, "[%d/%d] %s: %s", ended, trials.size(), summary.name(), summary.validity()));
        }
    }

    /** The sides of all trials, in their order. */
    private Stream<Trial.Side> sides() {
        return trials.stream().flatMap(trial -> trial.sides().stream());
    }

    /** A population of one that fails where a trial that no viewer could judge is INVALID. */
    private PopulationBuilder remaining() {
        return scenario("evidence")
                .exec(Longwire.check("trials without viewers", sequence::endAll))
                .injectOpen(atOnceUsers(1))
                .protocols(trials.get(trials.size() - 1).protocol());
    }

    /**
     * Users come no later than their handshakes are due, for which they then wait: Gatling ramps over whole seconds, and
     * never begins a ramp that is shorter.
     */
    private OpenInjectionStep arrivals() {
        long seconds = (long) (plan.traffic().connections() / plan.traffic().handshakesPerSecond());
        return seconds == 0
                ? atOnceUsers(plan.traffic().connections())
                : rampUsers(plan.traffic().connections()).during(seconds);
    }

    /** The process ends: by itself after {@link #finish}, or in the middle. */
    private void end() {
        if (lastWords.isEmpty()) {
            interrupted();
        }
        GatlingReport.moveTo(run, plan.kept().gatling(), start);
        System.out.println(lastWords);
    }

    private void interrupted() {
        part.leave();
        String what = abortedFor.isEmpty() ? TrialSummary.INTERRUPTED : abortedFor;
        String reason = what + (abortedFor.isEmpty() ? " after " : "; ended after ") + ended + " of " + trials.size()
                + " trials";
        if (current != null) {
            current.interrupt(what);
        }
        stop(reason);
        lastWords = "INVALID: " + reason + "\nThe evidence is kept. To show it: scripts/longwire report " + run.path();
    }

    /** Ends the experiment before all trials are done. */
    private void stop(String reason) {
        if (surroundings != null) {
            surroundings.close();
        }
        ledger.conclude(List.of(reason));
        if (live != null) {
            live.close();
        }
    }

    private LiveRun liveRun() {
        double seconds = plan.traffic().connections() / plan.traffic().handshakesPerSecond();
        if (trials.get(0).sends()) {
            seconds += plan.stream().warmUp().plus(plan.stream().measured()).toMillis() / MILLIS_PER_SECOND;
        }
        return new LiveRun(plan.kept().name(), run.path().toString(), start.toEpochMilli(), trials.size(), seconds);
    }

    private static <T> T orExit(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            System.exit(Exit.report(fault));
            throw fault;
        }
    }
}
