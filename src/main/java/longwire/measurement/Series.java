package longwire.measurement;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of reading, with the name of each in files: a log in a trial's directory, and a tag in that log. */
public enum Series {
    /** Response time: from a message's due time until its reply arrived. */
    RESPONSE("response", "response"),
    /** Service time: from sending a message until its reply arrived. */
    SERVICE("service", "service"),
    /** From a message's due time until it was sent: the generator's own delay. */
    SEND_LAG("send-lag", "send-lag"),
    /** From when a reply or an event could be read until it was read, at most: the generator's own delay in reading. */
    READ_LAG("read-lag", "read-lag"),
    /** From a connection's due time until it was open: TCP, TLS and upgrade together. */
    HANDSHAKE("handshake", "handshake"),
    /** The part of a handshake until TCP was connected. */
    TCP("handshake", "tcp"),
    /** The part of a handshake that TLS took. */
    TLS("handshake", "tls"),
    /** The part of a handshake from the upgrade request to its 101. */
    UPGRADE("handshake", "upgrade"),
    /** From the last attempt to reopen a dropped connection until it was open again: TCP, TLS and upgrade together. */
    REOPENING("handshake", "reopening"),
    /** From sending a ping until its pong arrived. */
    PING("ping", "ping"),
    /** The age of an event when the viewer first had it. */
    STALENESS("staleness", "staleness"),
    /** From a publish's due time until a receiver had it, for each receiver. */
    FAN_OUT("fan-out", "fan-out"),
    /** The skew of an event, as {@link FanOut} has it: from its first receiver to its last. */
    SKEW("skew", "skew"),
    /** From a message's due time until the first event of its answer arrived. */
    FIRST_EVENT("tokens", "first-event"),
    /** From one event of an answer to the next. */
    EVENT_GAP("tokens", "event-gap"),
    /** From the drop of a connection until it was open again. */
    AWAY("away", "away"),
    /** Delays caused by pauses of the generator. */
    GENERATOR_PAUSE("pauses", "generator"),
    /** Delays caused by pauses of the origin. */
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

    /** The series with this tag; empty for an unknown tag, such as one of a later version. */
    public static Optional<Series> tagged(String tag) {
        return Arrays.stream(values()).filter(series -> series.tag.equals(tag)).findFirst();
    }
}
