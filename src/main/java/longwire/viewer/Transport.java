package longwire.viewer;

import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.measurement.Count;

/**
 * A way to get messages: its name, its wires, and what an experiment must know about it. One instance serves all viewers and
 * is shared by threads.
 *
 * <p>To add one, also from another project, write a class with a public no-argument constructor and name it in a line of the
 * resource {@code META-INF/services/longwire.viewer.Transport}. Plans, objectives and reports then accept its {@link #label}.
 * A simulation without a plan needs no such line: {@code longwire(url).transport(new Mine())}.
 */
public interface Transport {
    /** Frames on one upgraded connection. */
    Transport WEBSOCKET = new WebSocketTransport();
    /** Events as a response that never ends. */
    Transport SSE = new SseTransport();
    /** Events as answers to requests that are held until there is news. */
    Transport LONG_POLL = new LongPollTransport();
    /** One request per message on a persistent connection. */
    Transport POLL = new PollTransport();
    /** One POST per message, answered with a stream of events. */
    Transport TOKEN_STREAM = new TokenTransport();
    /** WebSockets as streams of few HTTP/2 connections (RFC 8441). */
    Transport WEBSOCKET_HTTP2 = new Http2Transport(WEBSOCKET, Map.of("origin.framesReceived", Count.SENT));
    /** Event streams on few HTTP/2 connections. */
    Transport SSE_HTTP2 = new Http2Transport(SSE, Map.of("origin.streams", Count.REQUESTS));
    /** Long polls on few HTTP/2 connections. */
    Transport LONG_POLL_HTTP2 = new Http2Transport(LONG_POLL, Map.of());
    /** Polls on few HTTP/2 connections. */
    Transport POLL_HTTP2 = new Http2Transport(POLL, Map.of("origin.polls", Count.SENT));
    /** Posts and their event streams on few HTTP/2 connections. */
    Transport TOKEN_STREAM_HTTP2 = new Http2Transport(TOKEN_STREAM, Map.of("origin.tokenStreams", Count.SENT));

    /** Its name in plans, objectives, reports and files: lower-case letters, digits and dashes, starting with a letter. */
    String label();

    /** Creates the wire of one viewer. Called on any thread; {@code link} may be used from {@link Wire#connected} on. */
    Wire wire(Link link);

    /** Whether viewers share HTTP/2 connections, on which each has a stream. Otherwise each has a connection of its own. */
    default boolean sharesConnections() {
        return false;
    }

    /** Whether its messages are WebSocket messages. */
    default boolean isWebSocket() {
        return false;
    }

    /** Whether each message is answered with a stream of events of its own. */
    default boolean streamsAnswers() {
        return false;
    }

    /** Whether viewers request the events of a feed on their own schedule. Otherwise the other side pushes events. */
    default boolean pulls() {
        return false;
    }

    /** Whether viewers can send messages. Otherwise they only receive events. */
    default boolean sends() {
        return true;
    }

    /**
     * The path of Longwire's origin that viewers request.
     *
     * @param webSocketPath the path for WebSockets in the same simulation
     */
    default String originPath(String webSocketPath) {
        return webSocketPath;
    }

    /**
     * Counters of the origin and the proxy that must equal one of the generator's counts if nothing was lost, for example
     * {@code origin.polls} and {@link Count#SENT}. A counter that the origin or the proxy does not have is ignored.
     */
    default Map<String, Count> counters() {
        return Map.of();
    }

    /** All known transports: Longwire's own, then others by name. */
    static List<Transport> all() {
        return Transports.all();
    }

    /** The names of {@link #all}. */
    static List<String> labels() {
        return all().stream().map(Transport::label).toList();
    }

    /**
     * The transport named {@code label}.
     *
     * @throws InputFault if there is none
     */
    static Transport of(String label) {
        return all().stream()
                .filter(transport -> transport.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputFault("transports", label, "any of " + String.join(", ", labels())));
    }
}
