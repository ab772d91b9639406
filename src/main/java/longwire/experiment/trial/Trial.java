package longwire.experiment.trial;

import io.gatling.javaapi.core.ProtocolBuilder;
import java.util.List;
import java.util.Optional;
import longwire.gatling.Longwire;
import longwire.gatling.LongwireProtocol;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Transport;

/** One load on one path, once. It tells a simulation what to do, but not which path it measures. */
public final class Trial {
    private final Host host;
    private final Side side;
    private final int number;
    private final int repeat;
    /** One for all populations of the trial: it begins once. */
    private final LongwireProtocol protocol = Longwire.longwire(this::begin);

    private TrialRecorder recorder;
    private boolean sends;
    /** Why it puts no load on its path; written before its turn, read by Gatling when its turn comes. */
    private volatile Optional<String> refusal = Optional.empty();

    /**
     * What a trial measures: a path and a transport.
     *
     * @param path its name
     * @param transport over which its viewers get their messages
     */
    public record Side(String path, Transport transport) {}

    /** The experiment that a trial belongs to. */
    public interface Host {
        /** What each viewer sends. */
        StreamSettings stream();

        /** Creates the viewers of {@code trial}, which starts now. */
        Load load(Trial trial);

        /** Starts recording {@code trial}. */
        TrialRecorder record(Trial trial, Load load);

        /** Records that {@code trial} put no load on its path, and returns {@code reason}. */
        List<String> leaveOut(Trial trial, String reason);
    }

    public Trial(Host host, Side side, int number, int repeat) {
        this.host = host;
        this.side = side;
        this.number = number;
        this.repeat = repeat;
    }

    /** Its name, unique within the experiment: {@code 3-edge-websocket}. */
    public String name() {
        return number + "-" + side.path() + "-" + side.transport().label();
    }

    /** What Gatling's report calls {@code step} of it: trials of the same side share the entry. */
    public String step(String step) {
        return side.path() + " " + side.transport().label() + " " + step;
    }

    public Transport transport() {
        return side.transport();
    }

    /** What each viewer sends, or for how long it listens. */
    public StreamSettings stream() {
        sends = true;
        return host.stream();
    }

    /** Whether its simulation asked what to send. */
    public boolean sends() {
        return sends;
    }

    public Side side() {
        return side;
    }

    public int number() {
        return number;
    }

    public int repeat() {
        return repeat;
    }

    /** The protocol of its population. */
    public ProtocolBuilder protocol() {
        return protocol;
    }

    /** Decides whether its viewers start; {@code refusal} says why not. */
    public void prepared(Optional<String> refusal) {
        this.refusal = refusal;
    }

    /** Whether its viewers start. */
    public boolean isOn() {
        return refusal.isEmpty();
    }

    /** Starts recording when the first user arrives. */
    private synchronized Load begin() {
        Load load = host.load(this);
        recorder = host.record(this, load);
        return load;
    }

    /** Ends recording and writes it to disk; returns why the trial is INVALID, or an empty list. */
    public List<String> end() {
        List<String> reasons = ended();
        protocol.forget();
        return reasons;
    }

    private synchronized List<String> ended() {
        if (refusal.isPresent()) {
            return host.leaveOut(this, refusal.get());
        }
        if (recorder == null) {
            return List.of("not started");
        }
        try {
            return recorder.end(List.of());
        } catch (RuntimeException failed) {
            // A trial without evidence does not count, and the experiment will report it as missing.
            return List.of("evidence could not be kept: " + failed.getMessage());
        } finally {
            recorder = null;
        }
    }

    /** Ends recording before the trial was over. */
    public synchronized void interrupt(String reason) {
        if (recorder != null) {
            recorder.end(List.of(reason));
        }
    }
}
