package longwire.experiment.trial;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import longwire.disturbance.Scene;
import longwire.fault.OutsideFault;
import longwire.measurement.Latencies;
import longwire.measurement.MeasuredWindow;
import longwire.message.PayloadKind;
import longwire.network.Endpoint;
import longwire.origin.OriginMain;
import longwire.plan.Plan;
import longwire.process.ChildProcess;
import longwire.proxy.Counters;
import org.HdrHistogram.Histogram;

/** The origin of an experiment, in a process of its own. */
final class Origin implements Scene.Origin, AutoCloseable {
    private static final String FREE_PORT = "127.0.0.1:0";
    private static final String MAIN = OriginMain.class.getName();
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC");

    private final Plan plan;
    private final Path log;
    private final Endpoint endpoint;
    /** Null where no path needs it. */
    private final Endpoint tlsEndpoint;

    private volatile ChildProcess process;

    private Origin(Plan plan, Path log) {
        this.plan = plan;
        this.log = log;
        this.process = launch(FREE_PORT, FREE_PORT);
        String[] addresses = process.awaitReady().split(" ");
        this.endpoint = Endpoint.parse("origin", addresses[0]);
        this.tlsEndpoint = plan.originTls() ? Endpoint.parse("origin", addresses[1]) : null;
    }

    static Origin start(Plan plan, Path log) {
        return new Origin(plan, log);
    }

    /** It stands still for {@code lasting}: nothing is read, written or counted. */
    @Override
    public void pause(Duration lasting) {
        process.pause(lasting);
    }

    /** It is killed, stays away for {@code lasting}, and is started again where it was. */
    @Override
    public void restart(Duration lasting) {
        process.signal("KILL");
        sleep(lasting);
        process.close();
        process = launch(endpoint.toString(), String.valueOf(tlsEndpoint));
        process.awaitReady();
    }

    @Override
    public void closeTunnels(Duration lasting) {
        Counters.text(url("/close?lasting-millis=" + lasting.toMillis()));
    }

    /** Where it listens; with TLS only where a path of the plan needs that. */
    Endpoint endpoint(boolean tls) {
        return tls ? tlsEndpoint : endpoint;
    }

    ChildProcess process() {
        return process;
    }

    /** What it counted so far. */
    Map<String, Long> counters() {
        return Counters.get(url("/counters"));
    }

    /** How many events of the feed it created that were due in {@code window}, on the clock of this host. */
    long events(MeasuredWindow window) {
        String answer = Counters.text(url("/events?from=" + window.startNanos() + "&to=" + window.endNanos()))
                .strip();
        try {
            return Long.parseLong(answer);
        } catch (NumberFormatException foreign) {
            throw new OutsideFault("origin: its answer to /events is no number: " + answer, foreign);
        }
    }

    /** How long it stood still since the last call. */
    Histogram pauses() {
        try {
            byte[] encoded =
                    Base64.getDecoder().decode(Counters.text(url("/pauses")).strip());
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), Latencies.LONGEST_NANOS);
        } catch (DataFormatException | IllegalArgumentException foreign) {
            throw new OutsideFault(
                    "origin: its answer to /pauses is not a histogram: " + foreign.getMessage(), foreign);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch(String listen, String listenTls) {
        List<String> arguments = new ArrayList<>(List.of(
                "--listen",
                listen,
                "--events-per-second",
                Double.toString(plan.traffic().eventsPerSecond()),
                "--event-bytes",
                Integer.toString(plan.stream().payloadBytes()),
                "--payload",
                (plan.stream().kind() == PayloadKind.JSON ? PayloadKind.JSON : PayloadKind.BINARY).name(),
                "--burst",
                Integer.toString(plan.traffic().eventsPerBurst()),
                "--topics",
                Integer.toString(plan.traffic().topics()),
                "--fragments",
                Integer.toString(plan.traffic().fragments()),
                "--deflate-level",
                Integer.toString(plan.traffic().deflate().level())));
        if (plan.originTls()) {
            arguments.addAll(List.of("--listen-tls", listenTls));
        }
        return ChildProcess.java("origin", MAIN, JVM, arguments, log);
    }

    private static void sleep(Duration lasting) {
        try {
            Thread.sleep(lasting.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private URI url(String path) {
        return URI.create("http://" + endpoint + path);
    }
}
