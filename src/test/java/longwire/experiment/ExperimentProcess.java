package longwire.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.process.FromTerminal;
import longwire.process.JavaCommand;

/** A whole experiment, or a series of them, in a process of its own, as {@code scripts/longwire} starts it. */
public final class ExperimentProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 90;
    private static final String RESULTS = "results";
    private static final String TEMPORARY = "temporary";

    private final Process process;
    private final Path results;
    private final List<String> output = new ArrayList<>();
    private final List<ProcessHandle> children = new ArrayList<>();

    private ExperimentProcess(Process process, Path results) {
        this.process = process;
        this.results = results;
    }

    /** Starts it; {@code settings} are {@code KEY=VALUE}, and its files go below {@code directory}. */
    public static ExperimentProcess start(Path directory, String simulation, String... settings) throws IOException {
        return start(directory, run(simulation, settings));
    }

    /** Starts {@code scripts/longwire} with {@code arguments}; files of runs go below {@code directory}. */
    public static ExperimentProcess start(Path directory, List<String> arguments) throws IOException {
        List<String> command = SharedClasses.in(plainCommand(directory, arguments));
        Process process = new ProcessBuilder(FromTerminal.command(command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        return new ExperimentProcess(process, directory.resolve(RESULTS));
    }

    /** The command that starts it. */
    static List<String> command(Path directory, String simulation, String... settings) throws IOException {
        return SharedClasses.in(plainCommand(directory, run(simulation, settings)));
    }

    static List<String> run(String simulation, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", "--simulation", simulation));
        arguments.addAll(List.of(settings));
        return arguments;
    }

    /** Same, with all classes read anew. */
    static List<String> plainCommand(Path directory, List<String> arguments) throws IOException {
        List<String> jvm = List.of(
                "-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve(TEMPORARY)),
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dsun.stdout.encoding=UTF-8",
                "-Djava.util.prefs.PreferencesFactory=longwire.gatling.NoUpdateCheck",
                "-Dlongwire.results=" + directory.resolve(RESULTS),
                "-Dlongwire.gatling=" + directory.resolve("gatling"));
        return JavaCommand.of("longwire.cli.Main", jvm, arguments);
    }

    /** Reads what it prints until a line holds {@code words}; false when it ended before. */
    public boolean awaitLine(String words) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.contains(words)) {
                process.descendants().forEach(children::add);
                return true;
            }
        }
        return false;
    }

    /** Reads the rest of what it prints and gives its exit status. */
    public int awaitEnd() throws IOException, InterruptedException {
        awaitLine("\0 no line holds this");
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s:\n" + text());
        }
        return process.exitValue();
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until every process that it had started is gone. */
    public void awaitChildrenGone() throws Exception {
        for (ProcessHandle child : children) {
            child.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    public List<ProcessHandle> children() {
        return children;
    }

    public List<String> output() {
        return output;
    }

    public String text() {
        return String.join("\n", output);
    }

    /** Waits until none of its temporary files is left. */
    public void awaitNothingTemporary() throws Exception {
        Path temporary = results.resolveSibling(TEMPORARY);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!isEmpty(temporary)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("left in " + temporary + " after " + LIMIT_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** The directory of its one run. */
    public Path run() throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return runs.findFirst().orElseThrow();
        }
    }

    @Override
    public void close() {
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
