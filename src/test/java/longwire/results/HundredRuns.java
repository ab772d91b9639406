package longwire.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import longwire.process.JavaCommand;

/**
 * How long the commands take that look at many runs, the start of a JVM included: makes runs that nobody measured, with
 * every interval log, and starts each command as a person does. Of its runs, edge is 19 % slower over websocket from the
 * sixtieth on; one is INVALID, and one damaged.
 */
public final class HundredRuns {
    private static final Instant FIRST = Instant.parse("2026-08-01T05:00:00Z");
    private static final int ROUNDS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path results;
    private final List<Path> runs = new ArrayList<>();

    private HundredRuns(Path results) {
        this.results = results;
    }

    /** {@code DIRECTORY RUNS}: the directory is emptied. */
    public static void main(String[] arguments) throws Exception {
        HundredRuns hundred = new HundredRuns(Path.of(arguments[0]));
        hundred.make(Integer.parseInt(arguments[1]));
        hundred.time();
    }

    private void make(int count) throws IOException {
        if (Files.exists(results)) {
            try (Stream<Path> files = Files.walk(results)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(results);
        for (int index = 0; index < count; index++) {
            runs.add(make(index, count));
        }
        Path damaged = runs.get(count / 3).resolve("summary.json");
        Files.writeString(damaged, Files.readString(damaged).substring(0, 10_000));
        System.out.printf("%d runs of 8 trials in %s%n", count, results);
    }

    private Path make(int index, int count) {
        Random random = new Random(index);
        boolean slower = index >= 0.6 * count;
        boolean invalid = index == count / 4;
        SyntheticRun run = new SyntheticRun(results, "nightly", FIRST.plus(Duration.ofDays(index)), index)
                .path("edge", "edge", slower ? "1.3" : "1.2", "none")
                .withLogs();
        for (int repeat = 0; repeat < 2; repeat++) {
            for (String transport : List.of("websocket", "poll")) {
                run.trial("direct", transport, 80_000 * Math.exp(0.03 * random.nextGaussian()));
                double median = transport.equals("websocket") && slower ? 202_300 : 170_000;
                run.trial(
                        "edge",
                        transport,
                        median * Math.exp(0.03 * random.nextGaussian()),
                        invalid ? new String[] {"lost messages: 3 (expected: 0)"} : new String[0]);
            }
        }
        Path directory = run.finished(invalid ? new String[] {"lost messages: 3"} : new String[0])
                .path();
        if (index == 0 || index == (int) Math.ceil(0.6 * count)) {
            new Labels(index == 0, null)
                    .with(Map.of("release", slower ? "1.3" : "1.2"))
                    .write(directory);
        }
        return directory;
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
