package longwire.behaviour.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** One request of a viewer through the proxy, with the connections at both of its ends. */
public final class Exchange implements AutoCloseable {
    /** The header by which the origin knows a request; in lower case, as HTTP/2 wants it. */
    public static final String HEADER = ScriptedOrigin.HEADER;

    /** How long anything may take that normally takes a millisecond. */
    public static final Duration SOON = Duration.ofSeconds(3);

    /** A JVM that has just started on a busy machine takes its time for the first requests. */
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    private final ScriptedOrigin origin;
    private final String name;
    private final Side viewer;
    private final Request request;
    private Side originSide;
    private Head arrived;
    private int probes;

    Exchange(ScriptedOrigin origin, String name, Side viewer, Request request) {
        this.origin = origin;
        this.name = name;
        this.viewer = viewer;
        this.request = request;
    }

    /** The value of {@link #HEADER} by which the origin knows this exchange. */
    public String token() {
        return name;
    }

    /** An ordinary handshake, by which the origin knows this exchange; nothing of it has been sent. */
    public Request request() {
        return request;
    }

    public Side viewer() {
        return viewer;
    }

    /** Waits for the request to arrive at the origin; empty if it does not. */
    public Optional<Head> arrival() {
        if (arrived == null) {
            origin.await(name, ARRIVAL).ifPresent(arrival -> {
                originSide = arrival.side();
                arrived = arrival.request();
            });
        }
        return Optional.ofNullable(arrived);
    }

    /** The origin's connection, once the request has arrived. */
    public Side origin() {
        return originSide;
    }

    /** Sends the request and answers it, as well-behaved programs do. Returns whether the viewer has got the 101. */
    public boolean open() {
        viewer.send(request.text());
        if (arrival().isEmpty() || !originSide.send(Answers.switching(arrived))) {
            return false;
        }
        return viewer.head(SOON)
                .map(Head::of)
                .filter(head -> head.status() == 101)
                .isPresent();
    }

    /** Whether frames now pass, in words: tunnels, or which way they do not. */
    public String tunnelling() {
        boolean toViewer = passes(originSide, viewer, false);
        boolean toOrigin = passes(viewer, originSide, true);
        if (toViewer && toOrigin) {
            return "tunnels";
        }
        return toViewer ? "nothing passes to the origin" : toOrigin ? "nothing passes to the viewer" : "no tunnel";
    }

    private boolean passes(Side from, Side to, boolean ofViewer) {
        byte[] payload = ("probe " + ++probes).getBytes(StandardCharsets.US_ASCII);
        byte[] frame = ofViewer ? Frames.ofViewer(Frames.BINARY, payload) : Frames.ofOrigin(Frames.BINARY, payload);
        return from.send(frame) && Arrays.equals(to.take(frame.length, SOON), frame);
    }

    @Override
    public void close() {
        viewer.close();
        if (originSide != null) {
            origin.close(originSide);
        }
        origin.forget(name);
    }
}
