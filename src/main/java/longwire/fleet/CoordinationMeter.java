package longwire.fleet;

import java.util.function.Supplier;
import longwire.clock.Clock;
import longwire.fleet.engine.EngineUse;
import longwire.results.FleetTrial;

/** Measures what being of a fleet costs this process, from one call to the next. */
final class CoordinationMeter {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<EngineUse> engine;
    private long sinceNanos;
    private EngineUse before;

    /** Begins now, with what {@code engine} has used so far. */
    CoordinationMeter(Supplier<EngineUse> engine) {
        this.engine = engine;
        this.sinceNanos = Clock.MONOTONIC.nanoTime();
        this.before = engine.get();
    }

    /** Since the last call. */
    FleetTrial.Coordination take() {
        long now = Clock.MONOTONIC.nanoTime();
        EngineUse used = engine.get();
        EngineUse own = used.since(before);
        FleetTrial.Coordination taken = new FleetTrial.Coordination(
                (now - sinceNanos) / NANOS_PER_SECOND,
                own.cpuNanos() / NANOS_PER_SECOND,
                own.sentBytes(),
                own.receivedBytes());
        sinceNanos = now;
        before = used;
        return taken;
    }
}
