package longwire.experiment.trial;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import longwire.live.state.LiveMember;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.plan.Plan;
import longwire.plan.Traffic;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/**
 * What this process does of an experiment whose viewers may be spread over several. The one that leads starts the origin and
 * the paths, and has no viewers; the others have nothing but their share of the viewers. Without others, this one does all.
 */
public interface Part {
    /** All of it. */
    Part ALL = new Part() {};

    /** How many processes share the viewers of each trial. */
    default int processes() {
        return 1;
    }

    /** Whether the viewers are in other processes. */
    default boolean leads() {
        return false;
    }

    /** Refuses a plan that all processes together can't run; nothing has been started. */
    default void check(Plan plan) {}

    /**
     * Origin and paths are ready, and no trial has begun. Returns when everybody else is ready.
     *
     * @param targets where WebSockets of a path connect, by its name
     * @param abort ends the experiment for the reason it takes
     */
    default void ready(
            Plan plan,
            RunDirectory run,
            Function<String, Target> targets,
            Consumer<String> printer,
            Consumer<String> abort) {}

    /** What each viewer sends in a load of {@code own}. */
    default StreamSettings stream(StreamSettings own) {
        return own;
    }

    /** The viewers of {@code trial} that are in this process. */
    default Load load(Viewers viewers, Trial trial, List<Target> targets, Traffic traffic) {
        return new Load(viewers, trial.transport(), targets, traffic.connections(), traffic.handshakesPerSecond());
    }

    /** It is the turn of {@code trial}; {@code on} says whether this process would run it. Returns whether it runs; may block. */
    default boolean turn(Trial trial, boolean on) {
        return on;
    }

    /** Lets the others run their viewers of {@code trial}; returns when they are done. Only where this process leads. */
    default void run(Trial trial, Load load) {
        throw new IllegalStateException("nobody to lead");
    }

    /** Something was recorded of {@code side} of {@code trial}; times are milliseconds since the epoch. */
    default void recorded(
            Trial trial,
            Trial.Side side,
            Map<Series, Histogram> interval,
            Readings readings,
            long fromMillis,
            long toMillis) {}

    /** How the processes stand that have the viewers of {@code trial}; empty where this one has them. */
    default List<LiveMember> members(Trial trial) {
        return List.of();
    }

    /** How many viewers of {@code trial} no process has any more. */
    default int missing(Trial trial) {
        return 0;
    }

    /** Why a side of {@code trial} is INVALID for what other processes found. */
    default List<String> reasons(Trial trial, Trial.Side side) {
        return List.of();
    }

    /** What {@code summary} of a side is with what other processes found. */
    default TrialSummary judged(Trial trial, Trial.Side side, TrialSummary summary) {
        return summary;
    }

    /** A trial came to {@code summaries}, one for each side. */
    default void ended(List<TrialSummary> summaries) {}

    /** This process is about to end in the middle. Returns when the others know, and its viewers are closed. */
    default void leave() {}

    /** All trials have ended. */
    default void over() {}
}
