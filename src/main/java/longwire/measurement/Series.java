package longwire.measurement;

import java.util.Arrays;
import java.util.Optional;

/** What is timed, and under which name it is kept: a file of a trial's directory, and a tag in it. */
public enum Series {
    /** A reply's arrival since its message was due. */
    RESPONSE("response", "response"),
    /** A reply's arrival since its message was sent. */
    SERVICE("service", "service"),
    /** How long after it was due a message was sent. */
    SEND_LAG("send-lag", "send-lag"),
    /** How long a reply or an event had been readable, at most, when the generator read it. */
    READ_LAG("read-lag", "read-lag"),
    /** A connection's opening since it was due: TCP, TLS and upgrade together. */
    HANDSHAKE("handshake", "handshake"),
    /** The part of a handshake until TCP was connected. */
    TCP("handshake", "tcp"),
    /** The part of a handshake that TLS took. */
    TLS("handshake", "tls"),
    /** The part of a handshake from the upgrade's request to its 101. */
    UPGRADE("handshake", "upgrade"),
    /** A pong's arrival since its ping was sent. */
    PING("ping", "ping"),
    /** The age of an event when the viewer first had it. */
    STALENESS("staleness", "staleness"),
    /** How long a dropped connection was away until it was open again. */
    AWAY("away", "away"),
    /** How long the generator stood still. */
    GENERATOR_PAUSE("pauses", "generator"),
    /** How long the origin stood still. */
    ORIGIN_PAUSE("pauses", "origin");

    private final String file;
    private final String tag;

    Series(String file, String tag) {
        this.file = file;
        this.tag = tag;
    }

    /** The name of its interval log, without the ending. */
    public String file() {
        return file;
    }

    /** Its tag in that log. */
    public String tag() {
        return tag;
    }

    /** The series of this tag; nothing where there is none, as of a later version's. */
    public static Optional<Series> tagged(String tag) {
        return Arrays.stream(values()).filter(series -> series.tag.equals(tag)).findFirst();
    }
}
