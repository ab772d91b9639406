package longwire.selftest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import longwire.experiment.ChildExperiment;
import longwire.fault.InputFault;
import longwire.report.terminal.Ink;
import longwire.results.RunDirectory;
import longwire.simulations.EchoRoundTrip;
import longwire.witness.Capture;

/** Runs the experiments of all parts, judges them and writes the report. */
public final class SelfTest {
    private static final String NAME = "selftest";
    private static final String PAGE = NAME + ".html";
    private static final String PILOT = NAME + "-pilot";
    private static final int PILOT_TRIALS = 3;
    private static final List<String> MACHINE = List.of("cpu", "cpus", "kernel", "jdk", "load-average");

    private final Consumer<String> out;

    /** A self-test that prints its progress and result to {@code out}. */
    public SelfTest(Consumer<String> out) {
        this.out = out;
    }

    /** Runs all parts in a new results directory; returns whether this machine is fit. */
    public boolean run(SelfTestSettings settings) {
        RunDirectory directory = RunDirectory.create(settings.results(), NAME, Instant.now());
        for (Part part : settings.parts()) {
            out.accept(part.title());
            Path plan = settings.plans().resolve(part.planFile());
            List<String> own = List.of();
            if (part == Part.COMPARISONS) {
                plan = slowed(directory.path(), plan);
                own = List.of("repeats=" + settings.rounds());
            }
            run(part, directory, plan, own);
        }
        return judge(directory);
    }

    private void run(Part part, RunDirectory directory, Path plan, List<String> own) {
        Supplier<RunDirectory> experiment =
                () -> ChildExperiment.run(EchoRoundTrip.class, directory.path(), part.planName(), plan, own, out);
        if (part != Part.WITNESS) {
            experiment.get();
            return;
        }
        Capture.whyNot(directory.path())
                .ifPresentOrElse(
                        reason -> out.accept("  left out: " + reason),
                        () -> Testimony.record(directory.path(), experiment));
    }

    /** Judges again what an earlier self-test recorded; returns whether that machine was fit. */
    public boolean again(Path earlier) {
        if (!Files.isDirectory(earlier)
                || ChildExperiment.find(earlier, Part.FLOOR.planName()).isEmpty()) {
            throw new InputFault("again", earlier, "the results directory of a self-test");
        }
        return judge(RunDirectory.at(earlier));
    }

    /** The plan of the comparisons, kept beside their run; a pilot run first measures the round-trip under its load. */
    private Path slowed(Path directory, Path plan) {
        List<String> few = new ArrayList<>(SlowPlan.pilot(plan));
        few.add("repeats=" + PILOT_TRIALS);
        RunDirectory pilot = ChildExperiment.run(EchoRoundTrip.class, directory, PILOT, plan, few, out);
        RunDirectory.at(directory).writeText(plan.getFileName().toString(), SlowPlan.of(plan, pilot));
        return directory.resolve(plan.getFileName());
    }

    private boolean judge(RunDirectory directory) {
        List<SelfTestReport.PartReport> parts = new ArrayList<>();
        Map<String, String> machine = new LinkedHashMap<>();
        String started = "";
        for (Part part : Part.values()) {
            RunDirectory run =
                    ChildExperiment.find(directory.path(), part.planName()).orElse(null);
            if (run != null) {
                started = started.isEmpty() ? run.summary().start() : started;
                facts(run).forEach(machine::putIfAbsent);
                Judgement judgement = part.judge().of(run);
                parts.add(new SelfTestReport.PartReport(
                        part.title(),
                        part.about(),
                        run.path().getFileName().toString(),
                        judgement.checks(),
                        judgement.remarks()));
            }
        }
        SelfTestReport report = new SelfTestReport(started, machine, parts);
        directory.writeJson(NAME, report);
        directory.writeText(PAGE, SelfTestPage.of(report));
        directory.markInvalid(List.of());
        out.accept(SelfTestText.of(report, Ink.ofConsole()));
        out.accept("Page: " + directory.path().resolve(PAGE));
        return report.fit();
    }

    private static Map<String, String> facts(RunDirectory run) {
        Map<String, String> environment = run.environment().facts();
        Map<String, String> facts = new LinkedHashMap<>();
        MACHINE.stream().filter(environment::containsKey).forEach(name -> facts.put(name, environment.get(name)));
        return facts;
    }
}
