package longwire.benchmarks.against;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import longwire.fault.Exit;
import longwire.fault.InputFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the edge and other proxies in interleaved rounds, part by part. */
@Command(
        name = "edge-against",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Measure the edge beside nginx and HAProxy: start, handshakes, polls, frames and memory, plain and with TLS."
                        + " Each proxy has as many threads as there are processors.")
final class EdgeAgainst implements Callable<Integer> {
    private static final int MOST_ROUNDS = 100;
    private static final List<String> OVER = List.of("plain", "tls");

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds, 1 to 100. Default 3.")
    private int rounds = 3;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "first-minute, handshakes, polls, frames or memory, separated by commas. Default: all.")
    private List<String> only = Arrays.stream(Part.values()).map(Part::label).toList();

    @Option(names = "--over", split = ",", paramLabel = "WAY", description = "plain or tls. Default: plain,tls.")
    private List<String> over = OVER;

    @Option(
            names = "--proxies",
            split = ",",
            paramLabel = "NAME",
            description = "Proxies; ratios are of the first to each other. Default: edge,nginx,haproxy.")
    private List<String> proxies = List.of("edge", "nginx", "haproxy");

    @Option(
            names = "--with",
            paramLabel = "NAME=FILE",
            description = "Another program for a proxy, such as nginx=/opt/nginx/sbin/nginx. May be repeated.")
    private List<String> programs = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME.KEY=VALUE",
            description = "A setting of a proxy, such as edge.tls.provider=openssl. May be repeated.")
    private List<String> settings = List.of();

    private EdgeAgainst() {}

    /** Exits with 0, or with the status of the fault. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new EdgeAgainst());
        command.setParameterExceptionHandler((refused, given) -> {
            System.err.println(refused.getMessage());
            return InputFault.EXIT_STATUS;
        });
        command.setExecutionExceptionHandler((failure, any, parsed) -> Exit.report(failure));
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new InputFault("--rounds", rounds, "1 to " + MOST_ROUNDS);
        }
        over.stream().filter(way -> !OVER.contains(way)).findFirst().ifPresent(way -> {
            throw new InputFault("--over", way, String.join(" or ", OVER));
        });
        List<Part> parts = only.stream().map(Part::named).toList();
        List<Side> sides = Side.of(proxies, programs, settings);
        try (Bench bench = new Bench()) {
            for (String way : over) {
                System.out.println(measured(bench, sides, parts, way));
            }
        }
        return 0;
    }

    private String measured(Bench bench, List<Side> sides, List<Part> parts, String way) {
        boolean tls = way.equals("tls");
        Part.warmUp(bench, tls);
        Comparison comparison = new Comparison(proxies);
        Random order = new Random(1);
        for (Part part : parts) {
            for (int round = 1; round <= rounds; round++) {
                List<Side> turn = new ArrayList<>(sides);
                Collections.shuffle(turn, order);
                System.err.printf(
                        "%s, %s, round %d of %d: %s%n",
                        way,
                        part.label(),
                        round,
                        rounds,
                        turn.stream().map(Side::name).collect(Collectors.joining(", ")));
                turn.forEach(side -> comparison.add(side.name(), part.measure(bench, side, tls)));
            }
        }
        return comparison.table(way);
    }
}
