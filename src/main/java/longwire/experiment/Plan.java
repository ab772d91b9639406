package longwire.experiment;

import java.nio.file.Path;
import java.util.List;
import longwire.live.LiveSettings;
import longwire.viewer.StreamSettings;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;

/**
 * What an experiment is to do. What exists is valid: {@link PlanReader} refuses anything else, all faults at once.
 *
 * @param name what the run's directory is called
 * @param paths ways to the origin, one or more: all of them external, or none
 * @param transports how viewers get their messages
 * @param repeats rounds; in each, trials for each path and transport
 * @param order names of paths as a round goes through them, each once or more; empty where the seed decides
 * @param keepGoing whether a path that is not there leaves the others theirs
 * @param seed of the order and of due times
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
        List<String> order,
        boolean keepGoing,
        long seed,
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

    /** Whether what is measured was started by somebody else, whose origin is not ours to ask. */
    boolean external() {
        return paths.stream().anyMatch(path -> path.external().isPresent());
    }
}
