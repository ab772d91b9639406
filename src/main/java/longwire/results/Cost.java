package longwire.results;

/**
 * What one side of a trial took from its host. All but the time is as it was in the middle of the warm-up, when every
 * connection was open and in use. Runs of before say 0 of what they did not know.
 *
 * @param cpuSeconds user and system time within the measured window
 * @param residentBytes pages shared by several processes count for each
 * @param proportionalBytes shared pages are divided among those that share them
 * @param threads of all processes
 * @param openFiles of all processes, sockets included
 * @param sockets of all processes
 */
public record Cost(
        double cpuSeconds, long residentBytes, long proportionalBytes, int threads, int openFiles, int sockets) {
    /** The side that is weighed, among the costs of a trial. */
    public static final String PROXY = "proxy";

    /** What people call the CPU time of a side for a message. */
    public static final String CPU_PER_MESSAGE = "CPU per message";
    /** What people call the memory of a side for a connection. */
    public static final String MEMORY_PER_CONNECTION = "memory per connection";
}
