package longwire.edge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.process.OutsideProgram;
import org.opentest4j.TestAbortedException;

/**
 * Judges an echo of npm's ws by the Autobahn test suite, directly and through the edge, and compares the verdicts. The
 * suite is the copy that a Maven plugin carries, in Python, for Jython; started by scripts/autobahn.
 */
final class Autobahn {
    /** Both ways together take ten minutes on two cores. */
    private static final Duration LIMIT = Duration.ofHours(1);

    private static final int UNEQUAL = 1;
    private static final int NOT_RUN = 3;
    private static final String WSTEST =
            """
            import sys
            sys.argv = ['wstest', '--mode', 'fuzzingclient', '--spec', sys.argv[1]]
            from autobahntestsuite import wstest
            wstest.run()
            """;

    private Autobahn() {}

    /**
     * Runs it.
     *
     * @param arguments a directory whose directory {@code suite} has Jython and the suite; its rest is written. Then
     *     cases such as {@code 7.*}, or none for all
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        List<String> cases =
                arguments.length == 1 ? List.of("*") : List.of(arguments).subList(1, arguments.length);
        try {
            AutobahnVerdicts verdicts = judge(directory, cases);
            System.out.print(verdicts.table());
            boolean equal = !verdicts.direct().isEmpty() && verdicts.unequal().isEmpty();
            System.exit(equal ? 0 : UNEQUAL);
        } catch (OutsideFault | TestAbortedException | AssertionError notRun) {
            System.err.println(notRun.getMessage());
            System.exit(NOT_RUN);
        }
    }

    private static AutobahnVerdicts judge(Path directory, List<String> cases) throws IOException, InterruptedException {
        Path echo = OutsideProgram.neededFile(Path.of("src/test/node/echo.mjs"));
        List<String> command = List.of(OutsideProgram.needed("node").file().toString(), echo.toString());
        try (ChildProcess origin = ChildProcess.start("echo", command, directory.resolve("echo.log"))) {
            Endpoint direct = Endpoint.parse("echo", origin.awaitReady());
            try (Edge edge = EdgeFixture.edge(direct)) {
                fuzz(directory, specification(directory, cases, direct, edge.endpoint()));
            }
        }
        return AutobahnVerdicts.read(directory.resolve("reports/index.json"));
    }

    private static void fuzz(Path directory, Path specification) throws IOException, InterruptedException {
        String classPath;
        try (var jars = Files.list(directory.resolve("suite"))) {
            classPath = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        OutsideProgram.Run run = OutsideProgram.needed("java")
                .run(
                        LIMIT,
                        Map.of(),
                        "-cp",
                        classPath,
                        "org.python.util.jython",
                        "-c",
                        WSTEST,
                        specification.toString());
        Files.writeString(directory.resolve("wstest.log"), run.output());
        if (run.status() != 0) {
            throw new OutsideFault("the suite ended with status " + run.status() + "\n" + run.output());
        }
    }

    private static Path specification(Path directory, List<String> cases, Endpoint direct, Endpoint edge)
            throws IOException {
        Path reports = directory.resolve("reports");
        Files.createDirectories(reports);
        Files.deleteIfExists(reports.resolve("index.json"));
        String servers = agent(AutobahnVerdicts.DIRECT, direct) + ", " + agent(AutobahnVerdicts.EDGE, edge);
        String numbers = cases.stream().map(number -> '"' + number + '"').collect(Collectors.joining(", "));
        return Files.writeString(
                directory.resolve("spec.json"),
                """
                {
                  "options": {"failByDrop": false},
                  "outdir": "%s",
                  "servers": [%s],
                  "cases": [%s],
                  "exclude-cases": [],
                  "exclude-agent-cases": {}
                }
                """
                        .formatted(reports, servers, numbers));
    }

    private static String agent(String name, Endpoint endpoint) {
        return "{\"agent\": \"%s\", \"url\": \"ws://%s/echo\", \"options\": {\"version\": 18}}"
                .formatted(name, endpoint);
    }
}
