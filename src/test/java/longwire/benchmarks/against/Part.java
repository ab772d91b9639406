package longwire.benchmarks.against;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.process.CpuReading;
import longwire.proxy.RunningProxy;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import org.HdrHistogram.Histogram;

/** One kind of load. Each starts a proxy of its own, so that none profits from what another did before. */
enum Part {
    /** What meets a proxy that has just said that it is ready. */
    FIRST_MINUTE {
        @Override
        Map<String, Double> measure(Bench bench, Side side, boolean tls) {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (int connections : List.of(200, 1_000)) {
                long begin = System.nanoTime();
                try (RunningProxy proxy = bench.start(side, tls, connections)) {
                    figures.put("start to ready, ms", (System.nanoTime() - begin) / 1e6);
                    try (Crowd crowd = new Crowd(Transport.WEBSOCKET, proxy.target(ECHO), connections)) {
                        quantiles(figures, connections + " handshakes from ready on", crowd.open());
                    }
                }
            }
            return figures;
        }
    },
    /** As many handshakes as go through, after a number of others. */
    HANDSHAKES {
        private static final int EACH = 2_500;
        private static final int MEASURED = 5_000;
        /** A JVM is still compiling at the first, and has compiled at the second. */
        private static final List<Integer> AFTER = List.of(20_000, 60_000);

        @Override
        Map<String, Double> measure(Bench bench, Side side, boolean tls) {
            Map<String, Double> figures = new LinkedHashMap<>();
            try (RunningProxy proxy = bench.start(side, tls, MEASURED)) {
                long pid = proxy.pid().orElseThrow();
                if (tls) {
                    handshakes(figures, ", in full", AFTER.subList(0, 1), proxy.target(ECHO), false, pid);
                    handshakes(figures, ", resumed", AFTER.subList(0, 1), proxy.target(ECHO), true, pid);
                } else {
                    handshakes(figures, "", AFTER, proxy.target(ECHO), false, pid);
                }
            }
            return figures;
        }

        private void handshakes(
                Map<String, Double> figures,
                String which,
                List<Integer> marks,
                Target target,
                boolean resumes,
                long pid) {
            int done = 0;
            try (Handshakes open = new Handshakes(target, resumes)) {
                for (int mark : marks) {
                    for (; done < mark; done += EACH) {
                        open.open(EACH);
                        open.closeOpen();
                    }
                    CpuReading before = CpuReading.ofTree(pid);
                    long begin = System.nanoTime();
                    open.open(MEASURED);
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    double cpuMicros = CpuReading.ofTree(pid).since(before) / 1e3 / MEASURED;
                    open.closeOpen();
                    done += MEASURED;
                    String after = which + String.format(Locale.ROOT, " after %,d", mark);
                    figures.put("handshakes/s" + after, MEASURED / seconds);
                    figures.put("CPU of a handshake" + after + ", us", cpuMicros);
                }
            }
        }
    },
    POLLS {
        @Override
        Map<String, Double> measure(Bench bench, Side side, boolean tls) {
            return stream(bench, side, tls, Transport.POLL, 5, "poll");
        }
    },
    FRAMES {
        @Override
        Map<String, Double> measure(Bench bench, Side side, boolean tls) {
            return stream(bench, side, tls, Transport.WEBSOCKET, 3, "frame");
        }
    },
    MEMORY {
        private static final int WARM_UP = 3_000;
        private static final int TUNNELS = 9_000;

        @Override
        Map<String, Double> measure(Bench bench, Side side, boolean tls) {
            Map<String, Double> figures = new LinkedHashMap<>();
            try (RunningProxy proxy = bench.start(side, tls, TUNNELS);
                    Handshakes open = new Handshakes(proxy.target(ECHO), true)) {
                Memory memory = new Memory(proxy.pid().orElseThrow());
                figures.put("memory before the first tunnel, MB", memory.settledMegabytes());
                open.open(WARM_UP);
                open.closeOpen();
                double none = memory.collectedMegabytes();
                open.open(TUNNELS);
                figures.put("memory with 9,000 tunnels, MB", memory.settledMegabytes());
                figures.put("memory of an idle tunnel, kB", (memory.collectedMegabytes() - none) / TUNNELS * 1e3);
                open.closeOpen();
                figures.put("memory after them, MB", memory.settledMegabytes());
            }
            return figures;
        }
    };

    private static final String ECHO = "/echo";
    private static final int CONNECTIONS = 1_000;
    /** Some 50,000 polls, after which a JVM has compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private static final Duration MEASURED = Duration.ofSeconds(4);

    /** Measures {@code side}, over TLS or not; figures by their names with units. */
    abstract Map<String, Double> measure(Bench bench, Side side, boolean tls);

    /**
     * The part that is called so.
     *
     * @throws InputFault when there is none
     */
    static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputFault(
                        "--only",
                        name,
                        "any of " + Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "))));
    }

    /** Its name on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Has the generator and the origin do what they will do, without a proxy, so that their code is compiled. */
    static void warmUp(Bench bench, boolean tls) {
        for (Transport transport : List.of(Transport.WEBSOCKET, Transport.POLL)) {
            try (Crowd crowd = new Crowd(transport, bench.direct(tls, transport.originPath(ECHO)), CONNECTIONS)) {
                crowd.open();
                crowd.stream(5, WARM_UP, MEASURED, bench.originPid());
            }
        }
        try (Handshakes open = new Handshakes(bench.direct(tls, ECHO), true)) {
            for (int i = 0; i < 4; i++) {
                open.open(3_000);
                open.closeOpen();
            }
        }
    }

    private static Map<String, Double> stream(
            Bench bench, Side side, boolean tls, Transport transport, double messagesPerSecond, String what) {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (RunningProxy proxy = bench.start(side, tls, CONNECTIONS);
                Crowd crowd = new Crowd(transport, proxy.target(transport.originPath(ECHO)), CONNECTIONS)) {
            crowd.open();
            Crowd.Stream stream = crowd.stream(
                    messagesPerSecond, WARM_UP, MEASURED, proxy.pid().orElseThrow());
            figures.put("CPU of a " + what + ", us", stream.cpuNanos() / 1e3);
            figures.put(what + " p50, us", stream.response().getValueAtPercentile(50) / 1e3);
            figures.put(what + " p99, us", stream.response().getValueAtPercentile(99) / 1e3);
            figures.put(
                    what + " p99 of the generator's own lag, us", stream.lag().getValueAtPercentile(99) / 1e3);
        }
        return figures;
    }

    private static void quantiles(Map<String, Double> figures, String what, Histogram nanos) {
        for (int percentile : List.of(50, 90, 99)) {
            figures.put(what + ": p" + percentile + ", us", nanos.getValueAtPercentile(percentile) / 1e3);
        }
    }
}
