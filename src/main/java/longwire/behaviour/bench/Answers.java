package longwire.behaviour.bench;

import longwire.network.AcceptKey;

/** Heads of answers of an origin. */
public final class Answers {
    private Answers() {}

    /** The right 101 for {@code request}. */
    public static String switching(Head request) {
        return switching(request, "Upgrade: websocket\r\n");
    }

    /** A 101 for {@code request} with the right accept, but with {@code lines} in place of its Upgrade. */
    public static String switching(Head request, String lines) {
        return "HTTP/1.1 101 Switching Protocols\r\n" + lines + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                + AcceptKey.of(request.value("Sec-WebSocket-Key").orElse("")) + "\r\n\r\n";
    }

    /** An answer after which the origin closes the connection. */
    public static String closing(String statusAndReason, String lines, String body) {
        return "HTTP/1.1 " + statusAndReason + "\r\nContent-Type: text/plain\r\nConnection: close\r\n" + lines + "\r\n"
                + body;
    }
}
