package longwire.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Many runs of one plan, one a day, that nobody measured, with every interval log. After six tenths of them edge is 19 % slower
 * over websocket; one is INVALID, and one damaged.
 */
public final class ManyRuns {
    private static final Instant FIRST = Instant.parse("2023-08-01T05:00:00Z");

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private ManyRuns() {}

    /** Makes {@code count} of them in {@code results}, which is emptied, and gives their directories. */
    public static List<Path> make(Path results, int count) throws IOException {
        List<Path> runs = new ArrayList<>();
        empty(results);
        for (int index = 0; index < count; index++) {
            runs.add(make(results, index, count));
        }
        Path damaged = runs.get(count / 3).resolve("summary.json");
        Files.writeString(damaged, Files.readString(damaged).substring(0, 10_000));
        System.out.printf("%d runs of 8 trials in %s%n", count, results);
        return runs;
    }

    /**
     * Makes {@code count} copies of a run that was measured, one a day, in {@code results}, which is emptied; one of them is
     * damaged. What is the same in all is there once, by links.
     */
    public static List<Path> copies(Path results, Path recorded, int count) throws IOException {
        List<Path> runs = new ArrayList<>();
        empty(results);
        String plan = recorded.getFileName().toString().replaceFirst("-\\d{8}-\\d{6}$", "");
        for (int index = 0; index < count; index++) {
            Instant start = FIRST.plus(Duration.ofDays(index));
            Path run = results.resolve(plan + "-" + NAME.format(start));
            copy(recorded, run);
            Path summary = run.resolve("summary.json");
            String text = Files.readString(summary).replaceFirst("(\"start\" : \")[^\"]*", "$1" + start);
            Files.delete(summary);
            Files.writeString(summary, index == count / 3 ? text.substring(0, text.length() / 2) : text);
            runs.add(run);
        }
        System.out.printf("%d copies of %s in %s%n", count, recorded.getFileName(), results);
        return runs;
    }

    private static void empty(Path results) throws IOException {
        if (Files.exists(results)) {
            try (Stream<Path> files = Files.walk(results)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(results);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (from.relativize(file).startsWith("gatling")) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, file);
                }
            }
        }
    }

    private static Path make(Path results, int index, int count) {
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
}
