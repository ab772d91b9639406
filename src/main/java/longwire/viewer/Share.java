package longwire.viewer;

import longwire.settings.Limits;

/**
 * Which viewers of a load are in this process. The viewers of all processes together are the load's, each once: with {@code n}
 * targets, {@code n} neighbours go to one process, the next {@code n} to the next, in turn. So each process has viewers of each
 * target, and all of them open connections from the first moment of the ramp to its last.
 *
 * @param process number of this one, from 0
 * @param processes that share the load; 1 or more
 */
public record Share(int process, int processes) {
    /** All viewers are in this process. */
    public static final Share ALL = new Share(0, 1);

    private static final int MOST_PROCESSES = 1_000;

    public Share {
        new Limits()
                .whole("processes", processes, 1, MOST_PROCESSES)
                .whole("process", process, 0, Math.max(0, processes - 1))
                .refuse();
    }

    /** How many of {@code viewers} viewers of {@code targets} targets are in this process; {@code viewers} is a multiple. */
    public int of(int viewers, int targets) {
        int groups = viewers / targets;
        return (groups / processes + (process < groups % processes ? 1 : 0)) * targets;
    }

    /** The number, in the whole load, of the group that has viewer {@code local} of this process, from 0. */
    int group(int local, int targets) {
        return local / targets * processes + process;
    }

    /** The number, in the whole load, of viewer {@code local} of this process, from 0. */
    public int index(int local, int targets) {
        return group(local, targets) * targets + local % targets;
    }
}
