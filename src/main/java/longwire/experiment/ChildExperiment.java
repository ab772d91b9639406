package longwire.experiment;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.process.ChildProcess;
import longwire.process.Interruption;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/** An experiment in a process of its own: Gatling ends the one in which it runs. */
public final class ChildExperiment {
    private static final List<String> GATLING = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.prefs.PreferencesFactory=longwire.gatling.NoUpdateCheck");
    private static final String SUMMARY = "summary.json";
    /** Interval between two looks at the run's directory; a trial takes seconds. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A thousand rounds of three trials, and then some. */
    private static final Duration LONGEST = Duration.ofHours(8);
    /** As many whole words as fit in 80 columns behind either indent; a word that does not is let be. */
    private static final Pattern PART = Pattern.compile("\\S(?:.{0,72}\\S)?(?=\\s|$)|\\S+");

    private final Path directory;
    private final String name;
    private final Consumer<String> out;
    private final Optional<RunDirectory> earlier;
    private FileTime lastWritten = FileTime.fromMillis(0);
    private int told;
    private boolean interrupted;

    private ChildExperiment(Path directory, String name, Consumer<String> out) {
        this.directory = directory;
        this.name = name;
        this.out = out;
        this.earlier = find(directory, name);
    }

    /**
     * Runs {@code plan} as {@code simulation} and returns when it has ended.
     *
     * @param directory in which its run's directory is made, and its log {@code name.log} is kept
     * @param name of the run, whatever the plan calls it
     * @param settings beside the plan, each {@code KEY=VALUE}
     * @param out is told of each trial, indented, and where it was kept when this process is stopped before its end
     * @throws OutsideFault when it ended without a summary
     */
    public static RunDirectory run(
            Class<? extends Simulation> simulation,
            Path directory,
            String name,
            Path plan,
            List<String> settings,
            Consumer<String> out) {
        return new ChildExperiment(directory, name, out).run(simulation, plan, settings);
    }

    private RunDirectory run(Class<? extends Simulation> simulation, Path plan, List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                simulation.getName(),
                "plan=" + plan,
                "name=" + name,
                "results=" + directory,
                "gatling=" + directory.resolve("gatling")));
        arguments.addAll(settings);
        Path log = directory.resolve(name + ".log");
        String main = SimulationMain.class.getName();
        try (ChildProcess child = ChildProcess.java(name, main, jvmArguments(), arguments, log)) {
            return Interruption.during(() -> ended(child), name + "-stop", () -> interrupted(child));
        }
    }

    private RunDirectory ended(ChildProcess child) {
        awaitEnd(child);
        return find(directory, name)
                .orElseThrow(() ->
                        new OutsideFault(name + " ended with status " + child.exitStatus() + "\n" + child.logTail()));
    }

    /** Of a JVM that runs Gatling: as this one was started, and as Gatling wants it. */
    public static List<String> jvmArguments() {
        Set<String> jvm =
                new LinkedHashSet<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        jvm.addAll(GATLING);
        return List.copyOf(jvm);
    }

    /** This process ends: nobody but its hooks gets to say a last word. */
    private void interrupted(ChildProcess child) {
        child.close();
        synchronized (this) {
            interrupted = true;
            out.accept("interrupted; kept: " + directory);
        }
    }

    /** The latest run of that name in {@code directory}; empty if there is none. */
    public static Optional<RunDirectory> find(Path directory, String name) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.filter(path -> path.getFileName().toString().startsWith(name + "-"))
                    .filter(path -> Files.exists(path.resolve(SUMMARY)))
                    .max(Path::compareTo)
                    .map(RunDirectory::open);
        } catch (IOException failure) {
            throw new OutsideFault(directory + ": cannot be read: " + failure.getMessage(), failure);
        }
    }

    private void awaitEnd(ChildProcess child) {
        for (long looks = LONGEST.dividedBy(LOOK); !child.awaitEnd(LOOK); looks--) {
            if (looks == 0) {
                throw new OutsideFault(name + " has not ended after " + LONGEST.toHours() + " hours");
            }
            tellTrials();
        }
        tellTrials();
    }

    /** Tells the trials that have ended since the last look; none after the last word. */
    private synchronized void tellTrials() {
        Optional<RunDirectory> run = find(directory, name).filter(found -> !isEarlier(found));
        if (interrupted || run.isEmpty() || !isWritten(run.get())) {
            return;
        }
        RunSummary summary = run.get().summary();
        for (TrialSummary trial :
                summary.trials().subList(told, summary.trials().size())) {
            told++;
            tell("[" + told + "/" + summary.planned() + "] " + trial.name() + ": " + trial.validity());
        }
    }

    /** Whether its summary was written since the last look: a measurement goes on beside this process. */
    private boolean isWritten(RunDirectory run) {
        try {
            FileTime before = lastWritten;
            lastWritten = Files.getLastModifiedTime(run.path().resolve(SUMMARY));
            return !lastWritten.equals(before);
        } catch (IOException failure) {
            throw new OutsideFault(run.path() + ": cannot be read: " + failure.getMessage(), failure);
        }
    }

    private boolean isEarlier(RunDirectory found) {
        return earlier.filter(before -> before.path().equals(found.path())).isPresent();
    }

    /** In lines that fit a terminal: what makes a trial INVALID may take more than one. */
    private void tell(String line) {
        String indent = "  ";
        for (MatchResult part : PART.matcher(line).results().toList()) {
            out.accept(indent + part.group());
            indent = "      ";
        }
    }
}
