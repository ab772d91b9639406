package longwire.experiment;

import io.gatling.javaapi.core.ProtocolBuilder;
import java.util.List;
import java.util.Optional;
import longwire.gatling.Longwire;
import longwire.gatling.LongwireProtocol;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Transport;

/** One load on one path, once. A simulation learns from it what to do, not whom it measures. */
public final class Trial {
    private final Experiment experiment;
    private final Side side;
    private final int number;
    private final int repeat;
    /** One for all populations of the trial: it begins once. */
    private final LongwireProtocol protocol = Longwire.longwire(this::begin);

    private TrialRecorder recorder;
    private boolean sends;
    /** Why it puts no load on its path; written before its turn, read by Gatling when that comes. */
    private volatile Optional<String> refusal = Optional.empty();

    /**
     * What is measured against others.
     *
     * @param path its name
     * @param transport over which its viewers get their messages
     */
    record Side(String path, Transport transport) {}

    Trial(Experiment experiment, Side side, int number, int repeat) {
        this.experiment = experiment;
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
        return experiment.plan().stream();
    }

    /** Whether its simulation asked what to send. */
    boolean sends() {
        return sends;
    }

    Side side() {
        return side;
    }

    int number() {
        return number;
    }

    int repeat() {
        return repeat;
    }

    /** The protocol of its population. */
    ProtocolBuilder protocol() {
        return protocol;
    }

    /** Whether its viewers are to come; {@code refusal} says why not. */
    void prepared(Optional<String> refusal) {
        this.refusal = refusal;
    }

    /** Whether its viewers come. */
    boolean isOn() {
        return refusal.isEmpty();
    }

    /** Starts recording when the first user comes. */
    private synchronized Load begin() {
        Load load = experiment.load(this);
        recorder = experiment.record(this, load);
        return load;
    }

    /** Ends recording; gives why the trial is INVALID, or nothing. What it recorded is on disk then, and nowhere else. */
    List<String> end() {
        List<String> reasons = ended();
        protocol.forget();
        return reasons;
    }

    private synchronized List<String> ended() {
        if (refusal.isPresent()) {
            return experiment.leaveOut(this, refusal.get());
        }
        if (recorder == null) {
            return List.of("not begun");
        }
        try {
            return recorder.end(List.of());
        } catch (RuntimeException failed) {
            // Without its evidence the trial is none, and the experiment will say that one is missing.
            return List.of("evidence could not be kept: " + failed.getMessage());
        } finally {
            recorder = null;
        }
    }

    /** Ends recording before the trial was over. */
    synchronized void interrupt(String reason) {
        if (recorder != null) {
            recorder.end(List.of(reason));
        }
    }
}
