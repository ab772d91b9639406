package longwire.proxyconf.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Guesses from a path, or a pattern of paths, what is served there. Only names with hardly any other meaning count. */
public final class PathHints {
    private static final Set<String> EVENT_STREAMS =
            Set.of("events", "sse", "stream", "streams", "eventsource", "eventstream");
    private static final Set<String> WEBSOCKETS = Set.of(
            "ws", "wss", "websocket", "websockets", "socket", "sockets", "sockjs", "cable", "signalr", "mqtt", "stomp");

    /** Names of a place that WebSockets are opened at itself, rather than below it. */
    private static final Set<String> ENDPOINTS =
            Set.of("ws", "wss", "websocket", "websockets", "socket", "cable", "mqtt", "stomp");

    private PathHints() {}

    public static boolean isEventStream(String path) {
        return names(path, EVENT_STREAMS);
    }

    public static boolean isWebSocket(String path) {
        return names(path, WEBSOCKETS);
    }

    /** Whether the last part of {@code path}, which ends without a slash, is usually a place of WebSockets itself. */
    public static boolean isEndpoint(String path) {
        return ENDPOINTS.contains(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean names(String path, Set<String> known) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("[^a-z0-9]")).anyMatch(known::contains);
    }
}
