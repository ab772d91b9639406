package longwire.measurement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is counted in a trial. Messages are WebSocket messages, or polls. */
public enum Count {
    /** Handshakes that ended with an open connection. */
    OPENED,
    /** Handshakes that failed; each may be tried again. */
    HANDSHAKE_FAILED,
    /** Viewers whose first handshake failed. */
    FIRST_HANDSHAKE_FAILED,
    /** Viewers that gave up after their last permitted attempt. */
    GAVE_UP,
    /** Messages whose due time lies in the measured window. */
    DUE_MEASURED,
    /** Messages sent within the measured window, whenever they were due. */
    SENT_MEASURED,
    /** All messages sent, warm-up included. */
    SENT,
    /** All replies received. */
    RECEIVED,
    /** Replies received within the measured window, to whichever message. */
    RECEIVED_MEASURED,
    /** Messages sent without a reply. */
    LOST,
    /** Those of them whose connection ended before the reply came. */
    CUT_OFF,
    /** Messages never sent, because their connection was away when they were due. */
    UNSENT,
    /** Replies received more than once. */
    DUPLICATED,
    /** Replies received after the reply to a later message (RFC 4737). */
    REORDERED,
    /** Replies that differ from what was sent. */
    CORRUPTED,
    /** Replies that say that their message failed. */
    ERRORS,
    /** Messages that nobody asked for. */
    PUSHES,
    /** Events of a feed received, counted at each viewer. */
    EVENTS,
    /** Events of a feed that a viewer did not receive although it received later ones. */
    EVENTS_MISSED,
    /** Events of a feed received that were due in the measured window, counted at each viewer that can tell. */
    EVENTS_MEASURED,
    /** Viewers that can tell, and followed the feed to the end of the window. */
    SUBSCRIPTIONS,
    /** Publishes that a receiver got, counted at each receiver. */
    DELIVERED,
    /** Publishes that a receiver did not get before the deadline, counted at each receiver. */
    MISSED,
    /** Publishes that a receiver got more than once. */
    DELIVERED_AGAIN,
    /** Events of a feed that a viewer received again. */
    EVENTS_DUPLICATED,
    /** Viewers to which events were pushed, but none in the measured window. */
    SILENT_VIEWERS,
    /** HTTP requests sent: handshakes, polls and long polls. */
    REQUESTS,
    /** Bytes sent on connections that stayed open, as the kernel counted them; TLS included, headers of TCP and IP not. */
    BYTES_SENT,
    /** Bytes received there. */
    BYTES_RECEIVED,
    /** TCP segments sent there, those without payload included. */
    SEGMENTS_SENT,
    /** TCP segments received there. */
    SEGMENTS_RECEIVED,
    /** Replies received there meanwhile. */
    WEIGHED_REPLIES,
    /** Events received there meanwhile. */
    WEIGHED_EVENTS,
    /** Pings sent. */
    PINGS,
    /** Pongs received. */
    PONGS,
    /** Connections that ended without being closed by the viewer. */
    DROPPED,
    /** Dropped connections that were reopened. */
    RETURNED,
    /** Connections closed by the viewer. */
    CLOSED;

    /** Its name in files: lower case with dashes. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
