package longwire.live;

import longwire.measurement.Count;
import longwire.measurement.Series;

/**
 * What a count or a series of ours is called where figures are collected, and in which sentence it is told there.
 *
 * @param name words with dots
 */
record MetricName(String name, String help) {
    static MetricName of(Count count) {
        return switch (count) {
            case OPENED -> named("connections.opened", "Handshakes that ended with an open connection.");
            case HANDSHAKE_FAILED -> named("handshakes.failed", "Handshakes that failed.");
            case GAVE_UP -> named("connections.given.up", "Viewers that gave up to connect.");
            case DUE_MEASURED -> named("measured.messages.due", "Messages due within the measured part of the trial.");
            case SENT_MEASURED ->
                named("measured.messages.sent", "Messages sent within the measured part of the trial.");
            case SENT -> named("messages.sent", "Messages sent, or polls; those of the warm-up too.");
            case RECEIVED -> named("messages.received", "Answers that came.");
            case LOST -> named("messages.lost", "Messages whose answer never came.");
            case UNSENT -> named("messages.unsent", "Messages due while their connection was away.");
            case DUPLICATED -> named("messages.duplicated", "Answers that came again.");
            case REORDERED -> named("messages.reordered", "Answers that came after those of later messages.");
            case CORRUPTED -> named("messages.corrupted", "Answers that were not what was sent.");
            case EVENTS -> named("events.received", "Events of a feed that came, each counted at every viewer.");
            case EVENTS_MISSED -> named("events.missed", "Events of a feed that a viewer never had.");
            case PINGS -> named("pings.sent", "Pings sent.");
            case PONGS -> named("pongs.received", "Pongs received.");
            case DROPPED ->
                named("connections.dropped", "Connections that ended though nobody on the viewers' side closed them.");
            case RETURNED -> named("connections.returned", "Dropped connections that were opened again.");
            case CLOSED -> named("connections.closed", "Connections that the viewers' side closed.");
        };
    }

    static MetricName of(Series series) {
        return switch (series) {
            case RESPONSE -> named("response.time", "From when a message was due to its answer.");
            case SERVICE -> named("service.time", "From when a message was sent to its answer.");
            case SEND_LAG ->
                named("send.lag", "From when a message was due to when it was sent: the generator's fault.");
            case HANDSHAKE -> named("handshake", "From when a connection was due to when it was open.");
            case TCP -> named("handshake.tcp", "The part of a handshake until TCP was connected.");
            case TLS -> named("handshake.tls", "The part of a handshake that TLS took.");
            case UPGRADE -> named("handshake.upgrade", "The part of a handshake from the request to its 101.");
            case PING -> named("ping", "From a ping to its pong.");
            case STALENESS -> named("staleness", "The age of an event when a viewer first had it.");
            case AWAY -> named("away", "How long dropped connections were away.");
            case GENERATOR_PAUSE -> named("generator.pause", "What moments waited while the generator stood still.");
            case ORIGIN_PAUSE -> named("origin.pause", "What moments waited while the origin stood still.");
        };
    }

    private static MetricName named(String name, String help) {
        return new MetricName("longwire." + name, help);
    }
}
