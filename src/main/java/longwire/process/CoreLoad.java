package longwire.process;

import java.util.List;

/**
 * What a core of the measuring machine did during a window, as shares of it.
 *
 * @param busy share in which it ran anything, the kernel and interrupts included; 0 to 1
 * @param stolen share in which it had something to run, but the hypervisor ran another machine; 0 to 1
 */
public record CoreLoad(double busy, double stolen) {
    /**
     * The share of messages that may have met a stolen core: each is handled by several threads, and those may run on any
     * core. By Boole's inequality that is at most the sum over all cores.
     */
    public static double stolen(List<CoreLoad> cores) {
        return Math.min(1, cores.stream().mapToDouble(CoreLoad::stolen).sum());
    }
}
