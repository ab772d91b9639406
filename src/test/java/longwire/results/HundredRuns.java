package longwire.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import longwire.process.JavaCommand;

/**
 * How long the commands take that look at many runs, the start of a JVM included: makes {@link ManyRuns}, and starts each
 * command as a person does.
 */
public final class HundredRuns {
    private static final int ROUNDS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path results;
    private final List<Path> runs;

    private HundredRuns(Path results, List<Path> runs) {
        this.results = results;
        this.runs = runs;
    }

    /** {@code DIRECTORY RUNS}: the directory is emptied. */
    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]);
        new HundredRuns(results, ManyRuns.make(results, Integer.parseInt(arguments[1]))).time();
    }

    private void time() throws IOException, InterruptedException {
        String first = runs.get(0).toString();
        String last = runs.get(runs.size() - 1).toString();
        System.out.printf("%-44s %s%n", "seconds, JVM start included", "each of " + ROUNDS + " rounds");
        time(true, "history, no index yet", "history", "--results", results.toString());
        time(false, "history, index there", "history", "--results", results.toString());
        time(
                false,
                "history of one path and metric, index there",
                "history",
                "--results",
                results.toString(),
                "--path",
                "edge",
                "--transport",
                "websocket",
                "--metric",
                "response p99");
        time(false, "report of one run", "report", last);
        time(false, "compare two runs", "compare", first, last, "--threshold", "0.05");
    }

    private void time(boolean withoutIndex, String name, String... command) throws IOException, InterruptedException {
        StringBuilder seconds = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            if (withoutIndex) {
                Files.deleteIfExists(results.resolve("index.duckdb"));
            }
            long start = System.nanoTime();
            int status = start(command).waitFor();
            double taken = (System.nanoTime() - start) / NANOS_PER_SECOND;
            seconds.append(String.format(Locale.ROOT, "%6.2f", taken));
            // compare says 1 where something is worse, which here it is.
            if (status > 1) {
                throw new IllegalStateException(name + " ended with " + status);
            }
        }
        System.out.printf("%-44s %s%n", name, seconds);
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(JavaCommand.of("longwire.cli.Main", List.of("-Xmx2g"), List.of(command)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
