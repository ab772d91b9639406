package longwire.benchmarks.against;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.fault.OutsideFault;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.process.CpuReading;
import longwire.viewer.Load;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** Viewers whose handshakes and messages are due by a schedule, as those of an experiment are. */
final class Crowd implements AutoCloseable {
    /** As in a plan that does not say. */
    private static final double HANDSHAKES_PER_SECOND = 500;

    private static final int PAYLOAD_BYTES = 64;
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long LIMIT_SECONDS = 60;

    private final Viewers viewers;
    private final Load load;
    private final List<Load.Member> members = new ArrayList<>();

    /** So many viewers of {@code target}; none is open yet. */
    Crowd(Transport transport, Target target, int connections) {
        viewers = Viewers.start(settings(connections));
        load = new Load(viewers, transport, target, connections, HANDSHAKES_PER_SECOND);
    }

    private static ViewerSettings settings(int connections) {
        ViewerSettings fitting = ViewerSettings.forConnections(connections);
        return new ViewerSettings(
                fitting.eventLoops(),
                fitting.sourceAddresses(),
                fitting.connectTimeout(),
                fitting.backoff(),
                fitting.pingInterval(),
                false,
                fitting.spin());
    }

    /** Opens all, and returns how long after its due time each was open, in nanoseconds. */
    Histogram open() {
        List<CompletableFuture<Void>> openings = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            Load.Member member = load.join();
            members.add(member);
            openings.add(member.opening(reason -> new OutsideFault("not open: " + reason)));
        }
        openings.forEach(Crowd::await);
        return load.readings().takeInterval().getOrDefault(Series.HANDSHAKE, Latencies.histogram());
    }

    /**
     * What a stream of messages took.
     *
     * @param response from when each was due until it was answered, in nanoseconds
     * @param lag of the generator itself, in nanoseconds
     * @param cpuNanos of the proxy for each message
     */
    record Stream(Histogram response, Histogram lag, double cpuNanos) {}

    /**
     * Sends messages, and measures those due after the warm-up.
     *
     * @param messagesPerSecond of each viewer
     * @param pid of the proxy
     * @throws OutsideFault when one is not answered
     */
    Stream stream(double messagesPerSecond, Duration warmUp, Duration measured, long pid) {
        StreamSettings settings = new StreamSettings(
                messagesPerSecond, StreamSettings.Arrival.UNIFORM, 1, PAYLOAD_BYTES, false, warmUp, measured, DEADLINE);
        long start = load.nanoTime();
        List<CompletableFuture<StreamOutcome>> streams = members.stream()
                .map(member -> streaming(member, settings, start))
                .toList();
        sleepUntil(start + warmUp.toNanos());
        CpuReading before = CpuReading.ofTree(pid);
        sleepUntil(start + warmUp.plus(measured).toNanos());
        long cpuNanos = CpuReading.ofTree(pid).since(before);
        streams.forEach(Crowd::await);
        var taken = load.readings().takeInterval();
        Histogram response = taken.getOrDefault(Series.RESPONSE, Latencies.histogram());
        double offered = messagesPerSecond * measured.toNanos() / 1e9 * load.connections();
        if (response.getTotalCount() < 0.99 * offered) {
            throw new OutsideFault("messages: " + response.getTotalCount() + " answered (expected: " + offered + ")");
        }
        return new Stream(response, taken.getOrDefault(Series.SEND_LAG, Latencies.histogram()), cpuNanos / offered);
    }

    private CompletableFuture<StreamOutcome> streaming(Load.Member member, StreamSettings settings, long start) {
        CompletableFuture<StreamOutcome> ended = new CompletableFuture<>();
        member.viewer().stream(settings, start, member.index(), load.connections(), ended::complete);
        return ended;
    }

    @Override
    public void close() {
        members.stream().map(Load.Member::closing).toList().forEach(Crowd::await);
        viewers.close();
    }

    private void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - load.nanoTime());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("viewers: interrupted", interrupted);
        }
    }

    private static <T> T await(CompletableFuture<T> happening) {
        try {
            return happening.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new OutsideFault("viewers: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("viewers: interrupted", interrupted);
        }
    }
}
