package longwire.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import longwire.viewer.conversation.Echo;
import longwire.viewer.conversation.JsonRpc;

/**
 * What the generator itself adds: the floor in C where there is a C compiler, a bare Netty client, Longwire's protocol in Gatling,
 * and stock Gatling, at 1,000 connections × 5 messages/s. {@code -Dbenchmark.rounds=3}, {@code -Dbenchmark.seconds=10},
 * {@code -Dbenchmark.rate=5000}, {@code -Dbenchmark.contenders=floor,bare,longwire,stock}; ratios are to the first of them that ran.
 * {@code -Dbenchmark.contenders=echo,json-rpc} sets two conversations against each other, with messages of 160 bytes.
 */
public final class GeneratorBenchmark extends Benchmark {
    private static final int CONNECTIONS = 1_000;
    private static final double HANDSHAKES_PER_SECOND = 1_000;
    private static final String MESSAGES_PER_SECOND = "5000";
    private static final int WARM_UP_SECONDS = 4;
    /** A request of JSON-RPC has 54 bytes before its payload. */
    private static final int CONVERSATION_BYTES = 160;
    /** The name of the contender to which ratios are. */
    private String reference;

    {
        Contender.Load load = new Contender.Load(
                originUrl(),
                CONNECTIONS,
                HANDSHAKES_PER_SECOND,
                Double.parseDouble(System.getProperty("benchmark.rate", MESSAGES_PER_SECOND)) / CONNECTIONS,
                WARM_UP_SECONDS,
                Integer.getInteger("benchmark.seconds", 10));
        String named = System.getProperty("benchmark.contenders", "floor,bare,longwire,stock");
        Stream<Contender> floor = named.contains("floor") ? FloorContender.ifCompiled().stream() : Stream.empty();
        List<Contender> contenders = Stream.concat(
                        floor,
                        Stream.of(
                                new BareContender(),
                                OwnContender.likeTheOthers(),
                                new StockContender(),
                                OwnContender.speaking(new Echo(), CONVERSATION_BYTES),
                                OwnContender.speaking(new JsonRpc(), CONVERSATION_BYTES)))
                .filter(contender -> List.of(named.split(",")).contains(contender.name()))
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
        List<String> names =
                turns().stream().map(turn -> turn.contender().name()).distinct().toList();
        reference = names.get(0);
        System.out.println("\nmedian over rounds, as a ratio to that of " + reference);
        for (String name : names.subList(1, names.size())) {
            System.out.printf(
                    Locale.ROOT,
                    "%-10s response p50 %.2f, p99 %.2f; service p50 %.2f, p99 %.2f; CPU per message %.2f; send lag p50 %.1f µs (%s %.1f)%n",
                    name,
                    ratio(name, figures -> figures.responseMicros(50)),
                    ratio(name, figures -> figures.responseMicros(99)),
                    ratio(name, figures -> figures.serviceMicros(50)),
                    ratio(name, figures -> figures.serviceMicros(99)),
                    ratio(name, Figures::cpuMicrosPerMessage),
                    median(name, figures -> figures.lagMicros(50)),
                    reference,
                    median(reference, figures -> figures.lagMicros(50)));
        }
    }

    private double ratio(String name, ToDoubleFunction<Figures> figure) {
        return median(name, figure) / median(reference, figure);
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
