package longwire.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the generator itself adds: a bare Netty client, Longwire's protocol in Gatling, and stock Gatling, at 1,000
 * connections × 5 messages/s. {@code -Dbenchmark.rounds=3}, {@code -Dbenchmark.seconds=10},
 * {@code -Dbenchmark.contenders=bare,longwire,stock}.
 */
public final class GeneratorBenchmark extends Benchmark {
    private static final int CONNECTIONS = 1_000;
    private static final double HANDSHAKES_PER_SECOND = 1_000;
    private static final double MESSAGES_PER_SECOND = 5;
    private static final int WARM_UP_SECONDS = 4;

    {
        Contender.Load load = new Contender.Load(
                originUrl(),
                CONNECTIONS,
                HANDSHAKES_PER_SECOND,
                MESSAGES_PER_SECOND,
                WARM_UP_SECONDS,
                Integer.getInteger("benchmark.seconds", 10));
        String named = System.getProperty("benchmark.contenders", "bare,longwire,stock");
        List<Contender> contenders = Stream.of(new BareContender(), new OwnContender(), new StockContender())
                .filter(contender -> named.contains(contender.name()))
                .toList();
        setUp(rounds(Integer.getInteger("benchmark.rounds", 3), contenders, load));
    }

    @Override
    public void after() {
        stopOrigin();
        System.out.println();
        System.out.println(Figures.header());
        turns().forEach(turn ->
                System.out.println(turn.figures().row(turn.contender().name())));
        System.out.println("\nmedian over rounds, as a ratio to the bare client's");
        for (String name : List.of("longwire", "stock")) {
            if (turns().stream().noneMatch(turn -> turn.contender().name().equals(name))) {
                continue;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-10s service p50 %.2f, p99 %.2f; CPU per message %.2f; send lag p50 %.1f µs (bare %.1f)%n",
                    name,
                    ratio(name, figures -> figures.serviceMicros(50)),
                    ratio(name, figures -> figures.serviceMicros(99)),
                    ratio(name, Figures::cpuMicrosPerMessage),
                    median(name, figures -> figures.lagMicros(50)),
                    median("bare", figures -> figures.lagMicros(50)));
        }
    }

    private double ratio(String name, ToDoubleFunction<Figures> figure) {
        return median(name, figure) / median("bare", figure);
    }

    private double median(String name, ToDoubleFunction<Figures> figure) {
        double[] sorted = turns().stream()
                .filter(turn -> turn.contender().name().equals(name))
                .map(Turn::figures)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
