package longwire.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The origin stands still for 500 ms once in 10 s, at 100 connections × 50 messages/s: what Longwire reports, and what
 * stock Gatling's own checks report. The law says 400 ms at p99 of response time.
 */
public final class PauseOracleBenchmark extends Benchmark {
    private static final int ROUNDS = 2;
    private static final int WARM_UP_SECONDS = 2;
    private static final int SECONDS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final double LAW_MILLIS = PAUSE.toMillis() - 0.01 * 1_000 * SECONDS;
    private static final double MICROS_PER_MILLI = 1e3;

    {
        Contender.Load load = new Contender.Load(originUrl(), 100, 100, 50, WARM_UP_SECONDS, SECONDS);
        List<Contender> contenders = List.of(OwnContender.likeTheOthers(), new StockContender());
        setUp(rounds(ROUNDS, contenders, load));
        turns().forEach(turn -> turn.figures().whenBegun(this::pauseOrigin));
    }

    @Override
    public void after() {
        stopOrigin();
        System.out.printf(Locale.ROOT, "%np99 in ms: the law %.0f%n", LAW_MILLIS);
        turns().forEach(turn -> System.out.printf(
                Locale.ROOT,
                "%-10s response time from due %.1f, service time from sent %.1f%n",
                turn.contender().name(),
                turn.figures().responseMicros(99) / MICROS_PER_MILLI,
                turn.figures().serviceMicros(99) / MICROS_PER_MILLI));
    }

    private void pauseOrigin(long windowStart) {
        long at = windowStart + TimeUnit.SECONDS.toNanos(SECONDS / 2);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        origin().pause(PAUSE);
    }
}
