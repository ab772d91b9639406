package longwire.edge;

import java.time.Duration;
import longwire.fault.InputFault;

/**
 * How long the edge waits, and how often it tries.
 *
 * @param connect for the origin to accept a connection
 * @param connectAttempts 1 to 10 connections tried before a request fails
 * @param response for the first byte of a response, and between any two packets of it
 * @param keepAlive for the next request on an idle connection to the origin
 * @param tunnel without a byte <em>from the origin</em> in a tunnel; the viewer's do not count
 * @param head for the viewer's next request head, from the connection's start or the last response's end
 */
public record Timeouts(
        Duration connect, int connectAttempts, Duration response, Duration keepAlive, Duration tunnel, Duration head) {
    private static final int MOST_ATTEMPTS = 10;
    /** A day: longer is a wrong unit, and its nanoseconds still fit everywhere. */
    private static final Duration LONGEST = Duration.ofDays(1);

    public Timeouts {
        if (connectAttempts < 1 || connectAttempts > MOST_ATTEMPTS) {
            throw new InputFault("connect-attempts", connectAttempts, "1 to " + MOST_ATTEMPTS);
        }
        check("connect-timeout", connect);
        check("response-timeout", response);
        check("keep-alive-timeout", keepAlive);
        check("tunnel-timeout", tunnel);
        check("head-timeout", head);
    }

    /** CloudFront's documented defaults; that of {@code head} is ours, since it documents none. */
    public static Timeouts cloudFront() {
        return new Timeouts(
                Duration.ofSeconds(10),
                3,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30));
    }

    private static void check(String name, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new InputFault(name, value, "1 ms to 1 day");
        }
    }
}
