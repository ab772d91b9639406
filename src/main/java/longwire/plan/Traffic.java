package longwire.plan;

import longwire.settings.Limits;
import longwire.viewer.StreamSettings;
import longwire.viewer.StreamSettings.Arrival;

/**
 * What all viewers of a trial do together.
 *
 * @param connections viewers of each trial
 * @param handshakesPerSecond due, over all viewers
 * @param rate messages due per second, over all viewers
 * @param arrival distribution of due times
 * @param payloadBytes of each message and each event
 * @param payload type of WebSocket messages
 * @param eventsPerSecond of the origin's feed
 * @param timing how long it lasts
 */
public record Traffic(
        int connections,
        double handshakesPerSecond,
        double rate,
        Arrival arrival,
        int payloadBytes,
        Payload payload,
        double eventsPerSecond,
        Timing timing) {
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final double HIGHEST_RATE = 10_000_000;

    /** Types of WebSocket messages. */
    public enum Payload {
        BINARY,
        TEXT
    }

    public Traffic {
        new Limits()
                .whole("connections", connections, 1, MOST_CONNECTIONS)
                .above0("handshakes-per-second", handshakesPerSecond, HIGHEST_RATE)
                .above0("rate", rate, HIGHEST_RATE)
                .above0("events-per-second", eventsPerSecond, HIGHEST_RATE)
                .refuse();
        stream(rate / connections, arrival, 0, payloadBytes, payload, timing);
    }

    /** What one viewer sends. */
    StreamSettings stream(long seed) {
        return stream(rate / connections, arrival, seed, payloadBytes, payload, timing);
    }

    private static StreamSettings stream(
            double rateEach, Arrival arrival, long seed, int payloadBytes, Payload payload, Timing timing) {
        return new StreamSettings(
                rateEach,
                arrival,
                seed,
                payloadBytes,
                payload == Payload.TEXT,
                timing.warmUp(),
                timing.duration(),
                timing.deadline());
    }
}
