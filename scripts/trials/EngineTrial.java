import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import longwire.fleet.engine.Engine;
import longwire.fleet.engine.JGroupsEngine;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;

/**
 * One process of a trial of engines: joins, meets the others at barriers, sends as much as a member of a fleet does, and says
 * what that took. {@code scripts/engine-trial} starts it; it is no part of Longwire, and Hazelcast is no dependency of it.
 */
public final class EngineTrial {
    private static final int ROUNDS = 100;
    private static final int INTERVALS = 100;
    /** What a member's interval has. */
    private static final int INTERVAL_BYTES = 2_700;
    private static final int IDLE_SECONDS = 5;

    /** What the lead does with what it hears: a call of one byte waits for all others, what is longer is kept. */
    private static final class Lead {
        static int members;
        static final Queue<byte[]> REPORTS = new ConcurrentLinkedQueue<>();
        static CountDownLatch reported;
        private static final List<CompletableFuture<byte[]>> WAITING = new ArrayList<>();

        static CompletableFuture<byte[]> hear(byte[] said) {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            if (said.length > 1) {
                if (said.length != INTERVAL_BYTES) {
                    REPORTS.add(said);
                    reported.countDown();
                }
                answer.complete(new byte[1]);
                return answer;
            }
            List<CompletableFuture<byte[]>> all = List.of();
            synchronized (WAITING) {
                WAITING.add(answer);
                if (WAITING.size() == members) {
                    all = List.copyOf(WAITING);
                    WAITING.clear();
                }
            }
            all.forEach(each -> each.complete(new byte[1]));
            return answer;
        }
    }

    /** An engine as the trial needs it. */
    interface Candidate extends AutoCloseable {
        int size();

        void ask(byte[] said) throws Exception;
    }

    /** As it is in Longwire, TLS included. */
    private static final class OfJGroups implements Candidate, Engine.Hearer {
        private final Engine engine;

        OfJGroups(boolean leads, int port, Path secret) {
            Endpoint lead = new Endpoint("127.0.0.1", port);
            engine = leads
                    ? JGroupsEngine.lead(lead, new Secret(secret), this)
                    : JGroupsEngine.join(lead, "127.0.0.1", new Secret(secret), this);
        }

        @Override
        public int size() {
            return engine.nodes().size();
        }

        @Override
        public void ask(byte[] said) throws Exception {
            engine.ask(engine.nodes().get(0), said).get(60, TimeUnit.SECONDS);
        }

        @Override
        public CompletableFuture<byte[]> asked(String node, byte[] question) {
            return Lead.hear(question);
        }

        @Override
        public void told(String node, byte[] news) {}

        @Override
        public void changed(List<String> nodes) {}

        @Override
        public void close() {
            engine.close();
        }
    }

    /** Community edition: without TLS, which it has not. */
    private static final class OfHazelcast implements Candidate {
        private final HazelcastInstance hazelcast;

        OfHazelcast(boolean leads, int port) {
            Config config = new Config();
            config.setProperty("hazelcast.phone.home.enabled", "false").setProperty("hazelcast.logging.type", "none");
            config.getExecutorConfig("trial").setPoolSize(64);
            config.getNetworkConfig().setPort(leads ? port : port + 1).setPortAutoIncrement(!leads);
            config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
            JoinConfig join = config.getNetworkConfig().getJoin();
            join.getAutoDetectionConfig().setEnabled(false);
            join.getMulticastConfig().setEnabled(false);
            join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port);
            hazelcast = Hazelcast.newHazelcastInstance(config);
        }

        @Override
        public int size() {
            return hazelcast.getCluster().getMembers().size();
        }

        @Override
        public void ask(byte[] said) throws Exception {
            Member lead = hazelcast.getCluster().getMembers().iterator().next();
            hazelcast.getExecutorService("trial").submitToMember(new Said(said), lead).get(60, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            hazelcast.shutdown();
        }

        private static final class Said implements Callable<byte[]>, Serializable {
            private static final long serialVersionUID = 1L;
            private final byte[] bytes;

            Said(byte[] bytes) {
                this.bytes = bytes;
            }

            @Override
            public byte[] call() throws Exception {
                return Lead.hear(bytes).get(60, TimeUnit.SECONDS);
            }
        }
    }

    private EngineTrial() {}

    /** Engine, {@code lead} or {@code member}, port of the lead, members, file of the secret. */
    public static void main(String[] arguments) throws Exception {
        boolean leads = arguments[1].equals("lead");
        int port = Integer.parseInt(arguments[2]);
        Lead.members = Integer.parseInt(arguments[3]);
        Lead.reported = new CountDownLatch(Lead.members);
        long begun = System.nanoTime();
        try (Candidate candidate = arguments[0].equals("jgroups")
                ? new OfJGroups(leads, port, Path.of(arguments[4]))
                : new OfHazelcast(leads, port)) {
            long joinedNanos = System.nanoTime() - begun;
            if (leads) {
                System.out.println("ready");
                Lead.reported.await();
                System.out.print(told(arguments[0]));
            } else {
                take(candidate, joinedNanos);
            }
        }
        System.exit(0);
    }

    private static void take(Candidate candidate, long joinedNanos) throws Exception {
        while (candidate.size() < 1 + Lead.members) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        ByteBuffer report = ByteBuffer.allocate(Long.BYTES * (ROUNDS + 5));
        report.putLong(joinedNanos);
        for (int round = 0; round < ROUNDS; round++) {
            candidate.ask(new byte[1]);
            report.putLong(System.nanoTime());
        }
        long before = written();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        long idle = written() - before;
        before = written();
        for (int interval = 0; interval < INTERVALS; interval++) {
            candidate.ask(new byte[INTERVAL_BYTES]);
        }
        report.putLong(idle / IDLE_SECONDS).putLong((written() - before) / INTERVALS);
        System.gc();
        Runtime heap = Runtime.getRuntime();
        report.putLong(of(Path.of("/proc/self/status"), "VmRSS:") * 1024).putLong(heap.totalMemory() - heap.freeMemory());
        candidate.ask(report.array());
    }

    /** What this process has written, to sockets almost all. */
    private static long written() throws Exception {
        return of(Path.of("/proc/self/io"), "wchar:");
    }

    private static long of(Path file, String key) throws Exception {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String told(String engine) {
        List<long[]> reports = new ArrayList<>();
        for (byte[] report : Lead.REPORTS) {
            long[] values = new long[report.length / Long.BYTES];
            ByteBuffer.wrap(report).asLongBuffer().get(values);
            reports.add(values);
        }
        long[] skews = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            int at = round + 1;
            skews[round] = reports.stream().mapToLong(report -> report[at]).max().orElseThrow()
                    - reports.stream().mapToLong(report -> report[at]).min().orElseThrow();
        }
        Arrays.sort(skews);
        return String.format(
                "%-10s join %s ms; barrier skew p50 %d µs, p90 %d µs, largest %d µs of %d%n"
                        + "           idle %s B/s; an interval of %d bytes %s B; RSS %s MiB; heap after GC %s MiB%n",
                engine,
                each(reports, 0, 1_000_000),
                skews[ROUNDS / 2] / 1_000,
                skews[ROUNDS * 9 / 10] / 1_000,
                skews[ROUNDS - 1] / 1_000,
                ROUNDS,
                each(reports, ROUNDS + 1, 1),
                INTERVAL_BYTES,
                each(reports, ROUNDS + 2, 1),
                each(reports, ROUNDS + 3, 1 << 20),
                each(reports, ROUNDS + 4, 1 << 20));
    }

    /** The values of all members, rising. */
    private static List<Long> each(List<long[]> reports, int at, long unit) {
        return reports.stream().map(report -> report[at] / unit).sorted().toList();
    }
}
