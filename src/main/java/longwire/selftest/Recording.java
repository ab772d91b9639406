package longwire.selftest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.process.ChildProcess;
import longwire.results.RunDirectory;

/** The experiments of a self-test, each a process of its own: Gatling ends the one in which it runs. */
final class Recording {
    private static final String MAIN = "longwire.cli.Main";
    private static final String SIMULATION = "EchoRoundTrip";
    /** A thousand rounds of three trials, and then some. */
    private static final Duration LONGEST = Duration.ofHours(8);
    /** A trial's verdict, among what an experiment says each second. */
    private static final Pattern VERDICT = Pattern.compile("\\[\\d+/\\d+] \\S+: (VALID|INVALID).*");

    private final RunDirectory directory;
    private final Consumer<String> out;

    /**
     * Experiments that are kept in {@code directory}.
     *
     * @param out is told of each trial
     */
    Recording(RunDirectory directory, Consumer<String> out) {
        this.directory = directory;
        this.out = out;
    }

    /** Runs the plan of {@code part}, with {@code settings} in the form {@code KEY=VALUE}. */
    RunDirectory record(Part part, Path plan, List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--simulation",
                SIMULATION,
                "plan=" + plan,
                "name=" + part.planName(),
                "results=" + directory.path(),
                "gatling=" + directory.path().resolve("gatling")));
        arguments.addAll(settings);
        Path log = directory.path().resolve(part.planName() + ".log");
        // As this JVM was started, so are they.
        List<String> jvm = ManagementFactory.getRuntimeMXBean().getInputArguments();
        try (ChildProcess child = ChildProcess.java(part.planName(), MAIN, jvm, arguments, log, this::tell)) {
            Thread stop = new Thread(() -> interrupted(child), part.planName() + "-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            if (!child.awaitEnd(LONGEST)) {
                throw new OutsideFault(part.planName() + " has not ended after " + LONGEST.toHours() + " hours");
            }
            forget(stop);
            return find(directory.path(), part)
                    .orElseThrow(() -> new OutsideFault(
                            part.planName() + " ended with status " + child.exitStatus() + "\n" + child.logTail()));
        }
    }

    /** This process ends: nobody but its hooks gets to say a last word. */
    private void interrupted(ChildProcess child) {
        child.close();
        out.accept("interrupted; kept: " + directory.path());
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException thisProcessEnds) {
            // Whatever came of the experiment is no news any more.
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** The run of {@code part} in a self-test's directory; nothing where there is none. */
    static Optional<RunDirectory> find(Path directory, Part part) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.filter(path -> path.getFileName().toString().startsWith(part.planName() + "-"))
                    .filter(path -> Files.exists(path.resolve("summary.json")))
                    .max(Path::compareTo)
                    .map(RunDirectory::open);
        } catch (IOException failure) {
            throw new OutsideFault(directory + ": cannot be read: " + failure.getMessage(), failure);
        }
    }

    private void tell(String line) {
        if (VERDICT.matcher(line).matches()) {
            out.accept("  " + line);
        }
    }
}
