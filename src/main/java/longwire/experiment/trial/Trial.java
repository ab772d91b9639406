package longwire.experiment.trial;

import io.gatling.javaapi.core.ProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.gatling.Longwire;
import longwire.gatling.LongwireProtocol;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Transport;

/**
 * One load on one path, once; of a duet, on two at the same moment. It tells a simulation what to do, but not which it
 * measures.
 */
public final class Trial {
    private final Host host;
    private final List<Side> sides;
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
    public record Side(String path, Transport transport) {
        /** As people read it: {@code edge websocket}. */
        public String label() {
            return path + " " + transport.label();
        }
    }

    /** The experiment that a trial belongs to. */
    public interface Host {
        /** What each viewer sends. */
        StreamSettings stream();

        /** How long each viewer stays. */
        Duration duration();

        /** Whether its tunnels may be cut on purpose. */
        boolean cuts();

        /** Creates the viewers of {@code trial}, which starts now. */
        Load load(Trial trial);

        /** Starts recording {@code trial}. */
        TrialRecorder record(Trial trial, Load load);

        /** Records that {@code trial} put no load on its path, and returns {@code reason}. */
        List<String> leaveOut(Trial trial, String reason);
    }

    /**
     * A trial that has not begun.
     *
     * @param sides one, or two of one transport
     * @param number in the experiment, from 1
     * @param repeat how often its sides have had their turn, this one included
     */
    public Trial(Host host, List<Side> sides, int number, int repeat) {
        this.host = host;
        this.sides = List.copyOf(sides);
        this.number = number;
        this.repeat = repeat;
    }

    /** Its name, unique within the experiment: {@code 3-edge-websocket}, or {@code 3-a+b-websocket}. */
    public String name() {
        return name(path());
    }

    /** The name of what it leaves of {@code side}, unique within the experiment: {@code 3-edge-websocket}. */
    public String name(Side side) {
        return name(side.path());
    }

    private String name(String path) {
        return number + "-" + path + "-" + transport().label();
    }

    /** The name of what it leaves of the other side than {@code side}; empty where there is none. */
    public String beside(Side side) {
        return sides.stream()
                .filter(other -> !other.equals(side))
                .map(this::name)
                .collect(Collectors.joining());
    }

    /** What Gatling's report calls {@code step} of it: trials of the same sides share the entry. */
    public String step(String step) {
        return path() + " " + transport().label() + " " + step;
    }

    /** Whether it has two sides. */
    public boolean isDuet() {
        return sides.size() > 1;
    }

    /** The name of its path; of a duet, both. */
    public String path() {
        return sides.stream().map(Side::path).sorted().collect(Collectors.joining("+"));
    }

    public Transport transport() {
        return sides.get(0).transport();
    }

    /** What each viewer sends, or for how long it listens. */
    public StreamSettings stream() {
        sends = true;
        return host.stream();
    }

    /** How long each viewer stays that sends nothing. */
    public Duration idle() {
        return host.duration();
    }

    /** Whether its tunnels may be cut on purpose, so that lost messages are no failure. */
    public boolean isCut() {
        return host.cuts();
    }

    /** Whether its simulation asked what to send. */
    public boolean sends() {
        return sends;
    }

    /** One; or the two that run at the same moment. */
    public List<Side> sides() {
        return sides;
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

    /**
     * Why each side is INVALID: for reasons of its own, or because of the other, without which it had another load.
     *
     * @param own reasons of each side, in their order
     */
    public List<List<String>> besideEachOther(List<List<String>> own) {
        List<List<String>> all = new ArrayList<>();
        for (int index = 0; index < own.size(); index++) {
            int other = own.size() - 1 - index;
            boolean spoiled = own.get(index).isEmpty() && !own.get(other).isEmpty();
            all.add(
                    spoiled
                            ? List.of(TrialSummary.beside(
                                    sides.get(other).path(), own.get(other).get(0)))
                            : own.get(index));
        }
        return all;
    }

    /** Why a trial is INVALID that came to {@code summaries}; of a duet with the path that is meant. */
    public static List<String> reasons(List<TrialSummary> summaries) {
        return summaries.stream()
                .filter(summary -> !summary.spoiledByOther())
                .flatMap(summary -> summary.invalid().stream()
                        .map(reason -> summary.beside().isEmpty() ? reason : summary.path() + ": " + reason))
                .toList();
    }

    /** Decides whether its viewers start; {@code refusal} says why not. */
    public void prepared(Optional<String> refusal) {
        this.refusal = refusal;
    }

    /** Whether its viewers start. */
    public boolean isOn() {
        return refusal.isEmpty();
    }

    /** Starts recording: when the first user arrives, or where the viewers are elsewhere. */
    public synchronized Load begin() {
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
