package longwire.benchmarks;

import java.util.List;

/**
 * How fast connections open, and what each takes of the generator's heap while it is idle.
 * {@code -Dbenchmark.connections=19000}, {@code -Dbenchmark.handshakes=6000} due each second.
 */
public final class IdleConnectionsBenchmark extends Benchmark {
    private final int connections = Integer.getInteger("benchmark.connections", 19_000);

    {
        Contender.Load load = new Contender.Load(
                originUrl(), connections, Integer.getInteger("benchmark.handshakes", 6_000), 0, 0, 0);
        List<Contender> contenders = List.of(new BareContender(), OwnContender.likeTheOthers(), new StockContender());
        setUp(rounds(Integer.getInteger("benchmark.rounds", 2), contenders, load));
    }

    @Override
    public void after() {
        stopOrigin();
        System.out.println();
        System.out.println(Figures.idleHeader());
        turns().forEach(turn ->
                System.out.println(turn.figures().idleRow(turn.contender().name(), connections)));
    }
}
