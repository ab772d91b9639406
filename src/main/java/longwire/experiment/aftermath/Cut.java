package longwire.experiment.aftermath;

/**
 * What happened to the tunnels of a trial from one disturbance to the next.
 *
 * @param tunnels that were cut
 * @param firstSeconds from the disturbance until the first was cut; 0 if none was
 * @param lastSeconds from the disturbance until the last was cut; 0 if none was
 * @param refused handshakes that failed
 * @param backSeconds from the disturbance until every tunnel was open; 0 if none was cut, null if some never came back
 * @param mostPerSecond the highest rate of handshakes, tried and failed ones included
 * @param mostBackPerSecond the highest rate of handshakes that succeeded, and so reached the origin
 */
public record Cut(
        long tunnels,
        double firstSeconds,
        double lastSeconds,
        long refused,
        Double backSeconds,
        double mostPerSecond,
        double mostBackPerSecond) {}
