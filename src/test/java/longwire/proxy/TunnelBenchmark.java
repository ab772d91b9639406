package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import longwire.benchmarks.against.Memory;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.process.CpuReading;
import longwire.process.HostCost;
import longwire.settings.Settings;

/**
 * What an idle tunnel takes of a proxy's memory, and how fast tunnels open: proxies in turn, one at a time, in rounds
 * whose order is drawn. Run by {@code scripts/tunnel-benchmark}.
 *
 * <p>Handshakes come from so many connections at a time ({@link #AT_ONCE}), each as soon as the one before is done: a
 * closed loop, which tells the most that goes through on this machine, shared with who asks and who answers. Memory is
 * PSS of the proxy's process tree with all tunnels open, less what it was before the first of them and after some
 * that have been closed again; a JVM collects its garbage before each look.
 */
final class TunnelBenchmark {
    private static final int AT_ONCE = 32;
    /** Code that runs often is compiled by then, in the origin too. */
    private static final int WARM_UPS = 8;

    private static final int WARM_UP_TUNNELS = 3_000;
    private static final long SETTLE_SECONDS = 2;
    private static final double KILOBYTE = 1_000;

    private final Path directory;
    private final int tunnels;
    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();

    private TunnelBenchmark(Path directory, int tunnels) {
        this.directory = directory;
        this.tunnels = tunnels;
    }

    /** {@code TUNNELS ROUNDS PROXY…}. */
    public static void main(String[] arguments) throws Exception {
        int tunnels = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<String> proxies = List.of(arguments).subList(2, arguments.length);
        Path directory = Files.createTempDirectory("tunnel-benchmark");
        new TunnelBenchmark(directory, tunnels).run(rounds, proxies);
    }

    private void run(int rounds, List<String> proxies) throws Exception {
        Random order = new Random(1);
        System.out.printf(
                Locale.ROOT,
                "%-12s %8s %12s %16s %14s %12s%n",
                "proxy",
                "tunnels",
                "handshakes/s",
                "CPU us/handshake",
                "kB per tunnel",
                "MB at none");
        for (int round = 1; round <= rounds; round++) {
            List<String> turn = new ArrayList<>(proxies);
            Collections.shuffle(turn, order);
            for (String proxy : turn) {
                Figures one = measure(ProxyDrivers.named(proxy), round);
                figures.computeIfAbsent(proxy, name -> new ArrayList<>()).add(one);
                System.out.println(one.row(proxy));
            }
        }
        System.out.println("medians");
        proxies.forEach(
                proxy -> System.out.println(Figures.median(figures.get(proxy)).row(proxy)));
    }

    private Figures measure(ProxyDriver driver, int round) throws Exception {
        Path own = Files.createDirectory(directory.resolve(driver.name() + "-" + round));
        try (ChildProcess origin = ChildProcess.java(
                "origin",
                "longwire.origin.OriginMain",
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                List.of("--listen=127.0.0.1:0"),
                own.resolve("origin.log"))) {
            Endpoint before = Endpoint.parse("origin", origin.awaitReady().split(" ")[0]);
            Assignment assignment = new Assignment(before, Encryption.NONE, tunnels);
            try (RunningProxy proxy = driver.start(assignment, Settings.standard(driver.schema()), own);
                    OpenTunnels open = new OpenTunnels(proxy.target("/echo"), AT_ONCE)) {
                long pid = proxy.pid().orElseThrow();
                for (int i = 0; i < WARM_UPS; i++) {
                    open.open(WARM_UP_TUNNELS);
                    open.closeOpen();
                }
                long none = settledBytes(pid);
                CpuReading cpuBefore = CpuReading.ofTree(pid);
                long begin = System.nanoTime();
                open.open(tunnels);
                double seconds = (System.nanoTime() - begin) / 1e9;
                long cpuNanos = CpuReading.ofTree(pid).since(cpuBefore);
                long all = settledBytes(pid);
                return new Figures(
                        tunnels,
                        tunnels / seconds,
                        cpuNanos / 1e3 / tunnels,
                        (all - none) / KILOBYTE / tunnels,
                        none / KILOBYTE / KILOBYTE);
            }
        }
    }

    /** Memory once nothing moves any more, and garbage is gone where it is collected. */
    private static long settledBytes(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            new Memory(pid).collectGarbage();
        }
        return HostCost.ofTree(pid).proportionalBytes();
    }

    private record Figures(
            int tunnels, double handshakesPerSecond, double cpuMicros, double kilobytesPerTunnel, double megabytes) {
        static Figures median(List<Figures> all) {
            return new Figures(
                    all.get(0).tunnels,
                    middle(all.stream().map(Figures::handshakesPerSecond).toList()),
                    middle(all.stream().map(Figures::cpuMicros).toList()),
                    middle(all.stream().map(Figures::kilobytesPerTunnel).toList()),
                    middle(all.stream().map(Figures::megabytes).toList()));
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-12s %8d %12.0f %16.0f %14.2f %12.1f",
                    name,
                    tunnels,
                    handshakesPerSecond,
                    cpuMicros,
                    kilobytesPerTunnel,
                    megabytes);
        }

        private static double middle(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        }
    }
}
