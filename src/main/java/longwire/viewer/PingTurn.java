package longwire.viewer;

import java.time.Duration;

/**
 * The viewers of a load that ping at one of several intervals.
 *
 * @param interval between their pings
 * @param viewers how many they are
 * @param cut how many of them had their connection dropped, once or more often
 */
public record PingTurn(Duration interval, long viewers, long cut) {}
