package longwire.viewer;

/**
 * The viewers of a load that ping at one of several intervals.
 *
 * @param intervalSeconds between their pings
 * @param viewers how many they are
 * @param cut how many of them had their connection dropped, once or more often
 */
public record PingTurn(double intervalSeconds, long viewers, long cut) {}
