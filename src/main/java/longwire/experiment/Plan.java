package longwire.experiment;

import java.nio.file.Path;
import java.util.List;
import longwire.live.LiveSettings;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;

/**
 * What an experiment is to do. What exists is valid: {@link PlanReader} refuses anything else, all faults at once.
 *
 * @param name what the run's directory is called
 * @param paths ways to the origin; empty where {@code target} is set
 * @param transports how viewers get their messages
 * @param repeats trials for each path and transport
 * @param seed of the order and of due times
 * @param target a running system, or null
 * @param control a running system to compare it with, or null
 * @param connections viewers of each trial
 * @param handshakesPerSecond due, over all viewers
 * @param stream of each viewer; its rate is the plan's divided by the connections
 * @param eventsPerSecond of the origin's feed
 * @param warmUpMessages sent on each path before the first trial; 0 or more
 * @param fault what is done on purpose in each trial
 * @param viewers settings of the generator
 * @param live how it may be watched
 * @param results where runs are kept
 * @param gatling where Gatling writes its own report
 * @param text the plan as it was read, every key with its value
 */
record Plan(
        String name,
        List<PlannedPath> paths,
        List<Transport> transports,
        int repeats,
        long seed,
        Target target,
        Target control,
        int connections,
        double handshakesPerSecond,
        StreamSettings stream,
        double eventsPerSecond,
        int warmUpMessages,
        Fault.Planned fault,
        ViewerSettings viewers,
        LiveSettings live,
        Path results,
        Path gatling,
        String text) {
    /** Messages due each second, over all connections. */
    double messagesPerSecond() {
        return stream.messagesPerSecond() * connections;
    }

    /** Whether any path speaks TLS to the origin. */
    boolean originTls() {
        return paths.stream().anyMatch(path -> path.encryption().origin());
    }

    /** Whether a system that somebody else started is measured. */
    boolean external() {
        return target != null;
    }
}
