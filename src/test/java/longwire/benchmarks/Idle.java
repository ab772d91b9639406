package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;

import io.gatling.javaapi.core.ChainBuilder;

/** Connections that are open and do nothing: what each takes of the heap. */
final class Idle {
    private static final int COLLECTIONS = 3;

    private Idle() {}

    /** Holds a user until all are here, looks at the heap, and holds it again. */
    static ChainBuilder hold(Contender.Load load, Figures figures) {
        return exec(rendezVous(load.connections()))
                .exec(session -> {
                    figures.allOpen();
                    return session;
                })
                .exec(rendezVous(load.connections()));
    }

    /** Bytes of the heap in use after it was collected. */
    static long usedHeapBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
