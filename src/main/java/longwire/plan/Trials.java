package longwire.plan;

import java.util.List;
import longwire.settings.Limits;
import longwire.viewer.Transport;

/**
 * Which trials there are, in which order, and what is asked of them.
 *
 * @param transports how viewers get their messages; one or more
 * @param repeats rounds; in each, trials for each path and transport
 * @param design whether paths take turns, or two run at the same moment
 * @param order names of paths as a round goes through them, each once or more; of duets, two names for each; empty where the
 *     seed decides
 * @param keepGoing whether a path that is not there leaves the others theirs
 * @param onMemberLoss what becomes of the run when a process is lost that has a share of the viewers
 * @param seed of the order and of due times
 * @param comparison when a difference counts
 */
public record Trials(
        List<Transport> transports,
        int repeats,
        Design design,
        List<String> order,
        boolean keepGoing,
        MemberLoss onMemberLoss,
        long seed,
        Significance comparison) {
    private static final int MOST_REPEATS = 1_000;

    public Trials {
        new Limits().whole("repeats", repeats, 1, MOST_REPEATS).refuse();
    }
}
