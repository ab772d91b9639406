package longwire.results;

/**
 * The resources that one side of a trial used. All values but the CPU time were read in the middle of the warm-up, when
 * every connection was open and in use. Values that an older version did not record are 0.
 *
 * @param cpuSeconds user and system time within the measured window
 * @param residentBytes RSS, which counts shared pages once for each process
 * @param proportionalBytes PSS, which divides shared pages among the processes that share them
 * @param threads of all processes
 * @param openFiles of all processes, sockets included
 * @param sockets of all processes
 */
public record Cost(
        double cpuSeconds, long residentBytes, long proportionalBytes, int threads, int openFiles, int sockets) {
    /** Of a side whose cost is unknown. */
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

    /** The key of the generator's cost among the costs of a trial. */
    public static final String GENERATOR = "generator";
    /** The key of the proxy's cost among the costs of a trial. */
    public static final String PROXY = "proxy";
    /** The key of the origin's. */
    public static final String ORIGIN = "origin";

    /** The name of the metric: CPU time of a side per message. */
    public static final String CPU_PER_MESSAGE = "CPU per message";
    /** The name of the metric: memory of a side per connection. */
    public static final String MEMORY_PER_CONNECTION = "memory per connection";
}
