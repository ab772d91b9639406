package longwire.measurement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is counted in a trial. Messages are WebSocket messages, or polls. */
public enum Count {
    /** Handshakes that ended with an open connection. */
    OPENED,
    /** Handshakes that failed; each may be tried again. */
    HANDSHAKE_FAILED,
    /** Viewers that gave up after as many attempts as they may make. */
    GAVE_UP,
    /** Messages whose due time lies in the measured window. */
    DUE_MEASURED,
    /** Messages sent within the measured window, whenever they were due. */
    SENT_MEASURED,
    /** All messages sent, warm-up included. */
    SENT,
    /** All replies that came. */
    RECEIVED,
    /** Messages sent whose reply never came. */
    LOST,
    /** Messages due while their connection was away, so that they were never sent. */
    UNSENT,
    /** Replies that came again. */
    DUPLICATED,
    /** Replies that came after one whose message had been sent later (RFC 4737). */
    REORDERED,
    /** Replies that were not what was sent. */
    CORRUPTED,
    /** Events of a feed that came, each counted at every viewer. */
    EVENTS,
    /** Events of a feed that a viewer never had though it had later ones. */
    EVENTS_MISSED,
    /** Pings sent. */
    PINGS,
    /** Pongs received. */
    PONGS,
    /** Connections that ended though nobody on our side closed them. */
    DROPPED,
    /** Dropped connections that were opened again. */
    RETURNED,
    /** Connections that our side closed. */
    CLOSED;

    /** Its name in files: lower case with dashes. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
