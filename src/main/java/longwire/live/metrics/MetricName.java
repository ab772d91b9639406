package longwire.live.metrics;

import longwire.measurement.Count;
import longwire.measurement.Series;

/**
 * The name and description of a count or a series in metrics.
 *
 * @param name words with dots
 */
record MetricName(String name, String help) {
    static MetricName of(Count count) {
        return switch (count) {
            case OPENED -> named("connections.opened", "Handshakes that ended with an open connection.");
            case HANDSHAKE_FAILED -> named("handshakes.failed", "Handshakes that failed.");
            case FIRST_HANDSHAKE_FAILED -> named("handshakes.first.failed", "Viewers whose first handshake failed.");
            case GAVE_UP -> named("connections.given.up", "Viewers that gave up connecting.");
            case DUE_MEASURED -> named("measured.messages.due", "Messages due within the measured part of the trial.");
            case SENT_MEASURED ->
                named("measured.messages.sent", "Messages sent within the measured part of the trial.");
            case SENT -> named("messages.sent", "Messages or polls sent, including those of the warm-up.");
            case RECEIVED -> named("messages.received", "Replies received.");
            case RECEIVED_MEASURED ->
                named("measured.replies.received", "Replies received within the measured part of the trial.");
            case LOST -> named("messages.lost", "Messages without a reply.");
            case CUT_OFF -> named("messages.cut.off", "Messages without a reply because their connection ended.");
            case UNSENT ->
                named("messages.unsent", "Messages not sent because their connection was away when they were due.");
            case DUPLICATED -> named("messages.duplicated", "Replies received more than once.");
            case REORDERED -> named("messages.reordered", "Replies received after replies to later messages.");
            case CORRUPTED -> named("messages.corrupted", "Replies that differ from what was sent.");
            case ERRORS -> named("replies.errors", "Replies that say that their message failed.");
            case PUSHES -> named("messages.pushed", "Messages that nobody asked for.");
            case EVENTS -> named("events.received", "Events of a feed received, counted at each viewer.");
            case EVENTS_MISSED -> named("events.missed", "Events of a feed that a viewer missed.");
            case EVENTS_MEASURED ->
                named(
                        "measured.events.received",
                        "Events received that were due within the measured part of the trial.");
            case SUBSCRIPTIONS ->
                named("subscriptions.ended", "Viewers that followed a feed to the end of the measured part.");
            case DELIVERED -> named("deliveries", "Publishes that receivers got.");
            case MISSED -> named("deliveries.missed", "Publishes that receivers did not get.");
            case DELIVERED_AGAIN -> named("deliveries.duplicated", "Publishes that receivers got more than once.");
            case EVENTS_DUPLICATED -> named("events.duplicated", "Events of a feed that a viewer received again.");
            case SILENT_VIEWERS ->
                named("viewers.silent", "Viewers to which no event was pushed while it was measured.");
            case REQUESTS -> named("requests.sent", "HTTP requests sent: handshakes, polls and long polls.");
            case BYTES_SENT -> named("bytes.sent", "Bytes sent on connections that stayed open.");
            case BYTES_RECEIVED -> named("bytes.received", "Bytes received on connections that stayed open.");
            case SEGMENTS_SENT -> named("segments.sent", "TCP segments sent on connections that stayed open.");
            case SEGMENTS_RECEIVED ->
                named("segments.received", "TCP segments received on connections that stayed open.");
            case WEIGHED_REPLIES -> named("weighed.replies", "Replies received while bytes were counted.");
            case WEIGHED_EVENTS -> named("weighed.events", "Events received while bytes were counted.");
            case PINGS -> named("pings.sent", "Pings sent.");
            case PONGS -> named("pongs.received", "Pongs received.");
            case DROPPED -> named("connections.dropped", "Connections that ended without being closed by a viewer.");
            case RETURNED -> named("connections.returned", "Dropped connections that were reopened.");
            case CLOSED -> named("connections.closed", "Connections closed by viewers.");
        };
    }

    static MetricName of(Series series) {
        return switch (series) {
            case RESPONSE -> named("response.time", "Time from a message's due time until its reply arrived.");
            case SERVICE -> named("service.time", "Time from sending a message until its reply arrived.");
            case SEND_LAG ->
                named("send.lag", "Time from a message's due time until it was sent: the generator's own delay.");
            case READ_LAG -> named("read.lag", "How long replies had been readable when they were read, at most.");
            case HANDSHAKE -> named("handshake", "Time from a connection's due time until it was open.");
            case TCP -> named("handshake.tcp", "The part of a handshake until TCP was connected.");
            case TLS -> named("handshake.tls", "The part of a handshake that TLS took.");
            case UPGRADE -> named("handshake.upgrade", "The part of a handshake from the request to its 101.");
            case PING -> named("ping", "Time from a ping to its pong.");
            case STALENESS -> named("staleness", "The age of an event when a viewer first had it.");
            case FAN_OUT -> named("fan.out", "Time from a publish's due time until a receiver had it.");
            case SKEW -> named("skew", "Time from an event's first receiver to its last.");
            case FIRST_EVENT ->
                named("first.event", "Time from a message's due time until the first event of its answer arrived.");
            case EVENT_GAP -> named("event.gap", "Time from one event of an answer to the next.");
            case AWAY -> named("away", "Time from the drop of a connection until it was open again.");
            case REOPENING ->
                named("handshake.reopening", "Time of a reopened connection's handshake, from its last attempt.");
            case GENERATOR_PAUSE -> named("generator.pause", "Delays caused by pauses of the generator.");
            case ORIGIN_PAUSE -> named("origin.pause", "Delays caused by pauses of the origin.");
        };
    }

    private static MetricName named(String name, String help) {
        return new MetricName("longwire." + name, help);
    }
}
