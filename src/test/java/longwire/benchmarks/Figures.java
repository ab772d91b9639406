package longwire.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.LongBuffer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import longwire.measurement.Latencies;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What one contender's turn came to. */
final class Figures {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_KILOBYTE = 1e3;
    private static final int DIGITS = 3;

    private final Histogram service = new ConcurrentHistogram(Latencies.LONGEST_NANOS, DIGITS);
    private final Histogram response = new ConcurrentHistogram(Latencies.LONGEST_NANOS, DIGITS);
    private final Histogram lag = new ConcurrentHistogram(Latencies.LONGEST_NANOS, DIGITS);
    private volatile long cpuNanos;
    private volatile long fromNanos;
    private volatile long untilNanos;
    private final AtomicLong firstNanos = new AtomicLong();
    private long beforeHeapBytes;
    private long openNanos;
    private long openHeapBytes;
    private LongConsumer begun = windowStart -> {};
    private Runnable collector = () -> {};

    /** All connections are open, and the first message is due at {@code start}. Later calls change nothing. */
    synchronized void begin(long start, Contender.Load load) {
        if (fromNanos == 0) {
            fromNanos = start + TimeUnit.SECONDS.toNanos(load.warmUpSeconds());
            untilNanos = start + load.lengthNanos();
            start("cpu-window", this::measureCpu);
            start("happening", () -> begun.accept(fromNanos));
        }
    }

    /** One message and its echo; counts where it was due in the window. */
    void record(long due, long sent, long received) {
        if (due - fromNanos >= 0 && due - untilNanos < 0) {
            response.recordValue(Latencies.bounded(received - due));
            service.recordValue(Latencies.bounded(received - sent));
            lag.recordValue(Latencies.bounded(sent - due));
        }
    }

    /**
     * All that another process measured.
     *
     * @param times due, sent and received of each message of the measured window
     * @param cpu of that process within the window
     */
    void take(LongBuffer times, long cpu) {
        while (times.hasRemaining()) {
            long due = times.get();
            long sent = times.get();
            long received = times.get();
            response.recordValue(Latencies.bounded(received - due));
            service.recordValue(Latencies.bounded(received - sent));
            lag.recordValue(Latencies.bounded(sent - due));
        }
        cpuNanos = cpu;
    }

    /** All connections are open, and idle. Later calls change nothing. */
    synchronized void allOpen() {
        if (openNanos == 0) {
            openNanos = System.nanoTime();
            openHeapBytes = Idle.usedHeapBytes();
        }
    }

    /** The turn begins: nothing is open yet. */
    void turnBegins() {
        beforeHeapBytes = Idle.usedHeapBytes();
    }

    /** The first connection is about to be opened. Later calls change nothing. */
    void opening() {
        firstNanos.compareAndSet(0, System.nanoTime());
    }

    /** What {@code connections} open ones took. */
    String idleRow(String name, int connections) {
        double seconds = (openNanos - firstNanos.get()) / NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "%-10s %11d %12.2f %12.0f %18.1f",
                name,
                connections,
                seconds,
                connections / seconds,
                (openHeapBytes - beforeHeapBytes) / BYTES_PER_KILOBYTE / connections);
    }

    static String idleHeader() {
        return "           connections       open s       open/s  heap kB/connection";
    }

    /** {@code later} brings what is kept elsewhere, when the turn is over. */
    void collectWith(Runnable later) {
        collector = later;
    }

    void add(Histogram responses, Histogram services, Histogram lags) {
        response.add(responses);
        service.add(services);
        lag.add(lags);
    }

    /** The turn is over. */
    void collect() {
        collector.run();
    }

    double serviceMicros(double percentile) {
        return service.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    double responseMicros(double percentile) {
        return response.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    double lagMicros(double percentile) {
        return lag.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    double cpuMicrosPerMessage() {
        return cpuNanos / NANOS_PER_MICRO / Math.max(1, service.getTotalCount());
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "%-10s %9d %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f",
                name,
                service.getTotalCount(),
                responseMicros(50),
                responseMicros(99),
                serviceMicros(50),
                serviceMicros(99),
                serviceMicros(99.9),
                lagMicros(50),
                lagMicros(99),
                cpuMicrosPerMessage());
    }

    static String header() {
        return "times in µs       response from due     service time from sent       send lag        CPU per\n"
                + "            messages      p50      p99      p50      p99    p99.9      p50      p99  message";
    }

    /** {@code happening} runs on a thread of its own when messages begin; it is told when the measured window starts. */
    void whenBegun(LongConsumer happening) {
        begun = happening;
    }

    private void measureCpu() {
        await(fromNanos);
        long before = PROCESS.getProcessCpuTime();
        await(untilNanos);
        cpuNanos = PROCESS.getProcessCpuTime() - before;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
