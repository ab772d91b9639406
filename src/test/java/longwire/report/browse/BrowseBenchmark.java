package longwire.report.browse;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longwire.process.JavaCommand;
import longwire.results.ManyRuns;

/**
 * How long {@code serve} takes for its pages about many runs and how much memory, beside the commands that answer the same in
 * the terminal. Each round starts a server and asks for each page twice.
 */
public final class BrowseBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int KIB_PER_MIB = 1024;
    private static final String INDEX = "index.duckdb";

    private final Path results;
    private final List<Path> runs;
    private final List<String> jvm;
    private final int rounds;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> mebibytes = new LinkedHashMap<>();

    private BrowseBenchmark(Path results, List<Path> runs, List<String> jvm, int rounds) {
        this.results = results;
        this.runs = runs;
        this.jvm = jvm;
        this.rounds = rounds;
    }

    /**
     * {@code DIRECTORY RUNS ROUNDS RECORDED JVM-ARGUMENT...}: the directory is emptied; RECORDED is the run to copy, or {@code -}
     * for artificial runs; the arguments are the server's.
     */
    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<Path> runs = arguments[3].equals("-")
                ? ManyRuns.make(results, count)
                : ManyRuns.copies(results, Path.of(arguments[3]).toAbsolutePath(), count);
        List<String> jvm = List.of(arguments).subList(4, arguments.length);
        BrowseBenchmark benchmark = new BrowseBenchmark(results, runs, jvm, Integer.parseInt(arguments[2]));
        for (int round = 0; round < benchmark.rounds; round++) {
            benchmark.round();
        }
        benchmark.print();
    }

    private void round() throws IOException, InterruptedException {
        String first = encoded(runs.get(0));
        String last = encoded(runs.get(runs.size() - 1));
        Files.deleteIfExists(results.resolve(INDEX));
        serve("no index yet", Map.of("first page, no index yet", "/"));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("first page", "/");
        pages.put("first page again", "/");
        pages.put("what changed, asked every 3 s", "/state");
        pages.put("comparison of two runs", "/compare?a=" + first + "&b=" + last);
        pages.put("comparison again", "/compare?a=" + first + "&b=" + last);
        pages.put("history of one metric", "/history?metric=response%20p99");
        pages.put("history again", "/history?metric=response%20p99");
        pages.put("report of one run", "/run?name=" + last);
        pages.put("report again", "/run?name=" + last);
        serve("index there", pages);
        command(
                "history --format html",
                "history",
                "--results",
                results.toString(),
                "--metric",
                "response p99",
                "--format",
                "html",
                "--output",
                results.resolveSibling("history.html").toString());
        command("history", "history", "--results", results.toString(), "--metric", "response p99");
        command(
                "compare",
                "compare",
                runs.get(0).toString(),
                runs.get(runs.size() - 1).toString());
        command("report", "report", runs.get(runs.size() - 1).toString());
    }

    /** Starts a server, asks it for {@code pages}, and takes the most memory that it has had. */
    private void serve(String when, Map<String, String> pages) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process server = new ProcessBuilder(JavaCommand.of(
                        "longwire.cli.Main",
                        jvm,
                        List.of("serve", "--results", results.toString(), "--listen", "127.0.0.1:0")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = server.inputReader()) {
            String url = said.readLine().replaceFirst("/ .*", "");
            add(seconds, "start of the server, " + when, start);
            HttpClient client = HttpClient.newHttpClient();
            for (Map.Entry<String, String> page : pages.entrySet()) {
                long asked = System.nanoTime();
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(URI.create(url + page.getValue()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                add(seconds, page.getKey(), asked);
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(page.getValue() + ": " + answer.statusCode());
                }
            }
            mebibytes
                    .computeIfAbsent("most resident memory, " + when, any -> new ArrayList<>())
                    .add(mostResident(server.pid()));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private void command(String name, String... arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(JavaCommand.of("longwire.cli.Main", List.of("-Xmx2g"), List.of(arguments)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        add(seconds, "command: " + name, start);
        // compare says 1 where something is worse, which here it is.
        if (status > 1) {
            throw new IllegalStateException(name + " ended with " + status);
        }
    }

    private static void add(Map<String, List<Double>> figures, String name, long startNanos) {
        figures.computeIfAbsent(name, any -> new ArrayList<>())
                .add((System.nanoTime() - startNanos) / NANOS_PER_SECOND);
    }

    /** In MiB, from the kernel, native memory of the database included. */
    private static double mostResident(long pid) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(each -> each.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB;
    }

    private static String encoded(Path run) {
        return URLEncoder.encode(run.getFileName().toString(), StandardCharsets.UTF_8);
    }

    private void print() {
        System.out.printf("%-44s %s%n", "seconds", "each of " + rounds + " rounds");
        seconds.forEach((name, figures) -> print(name, figures, "%8.2f"));
        System.out.printf("%n%-44s%n", "MiB, server with " + String.join(" ", jvm));
        mebibytes.forEach((name, figures) -> print(name, figures, "%8.0f"));
    }

    private static void print(String name, List<Double> figures, String format) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-44s", name));
        figures.forEach(figure -> line.append(String.format(Locale.ROOT, format, figure)));
        System.out.println(line);
    }
}
