package longwire.plan;

import longwire.message.PayloadKind;
import longwire.origin.OriginSettings;
import longwire.settings.Limits;
import longwire.settings.PayloadSizes;
import longwire.viewer.FrameSettings;
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
 * @param payload kind of messages and, where it is JSON, of events
 * @param fragments frames of each WebSocket message, both ways
 * @param deflate whether and how they are compressed
 * @param eventsPerSecond of the origin's feed
 * @param eventsPerBurst that are due at the same time
 * @param topics of the feed; a viewer gets the events of one
 * @param timing how long it lasts
 */
public record Traffic(
        int connections,
        double handshakesPerSecond,
        double rate,
        Arrival arrival,
        PayloadSizes payloadBytes,
        PayloadKind payload,
        int fragments,
        Deflate deflate,
        double eventsPerSecond,
        int eventsPerBurst,
        int topics,
        Timing timing) {
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final double HIGHEST_RATE = 10_000_000;

    public Traffic {
        new Limits()
                .whole("connections", connections, 1, MOST_CONNECTIONS)
                .above0("handshakes-per-second", handshakesPerSecond, HIGHEST_RATE)
                .above0("rate", rate, HIGHEST_RATE)
                .above0("events-per-second", eventsPerSecond, HIGHEST_RATE)
                .whole("events-per-burst", eventsPerBurst, 1, OriginSettings.MOST_BURST)
                .whole("topics", topics, 1, OriginSettings.MOST_TOPICS)
                .refuse();
        frames(fragments, deflate, topics);
        stream(rate / connections, arrival, 0, payloadBytes, payload, timing);
    }

    /** How messages go over a WebSocket. */
    FrameSettings frames() {
        return frames(fragments, deflate, topics);
    }

    private static FrameSettings frames(int fragments, Deflate deflate, int topics) {
        return new FrameSettings(fragments, deflate.offer(), topics);
    }

    /** What one viewer sends. */
    StreamSettings stream(long seed) {
        return stream(rate / connections, arrival, seed, payloadBytes, payload, timing);
    }

    private static StreamSettings stream(
            double rateEach,
            Arrival arrival,
            long seed,
            PayloadSizes payloadBytes,
            PayloadKind payload,
            Timing timing) {
        return new StreamSettings(
                rateEach, arrival, seed, payloadBytes, payload, timing.warmUp(), timing.duration(), timing.deadline());
    }
}
