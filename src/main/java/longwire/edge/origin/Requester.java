package longwire.edge.origin;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpObject;
import longwire.edge.accesslog.ResultType;

/** Who asked the origin, and is told what becomes of it. Every call is made on the event loop of its connection. */
public interface Requester {
    /** Whether the request is HEAD, whose response has no body. */
    boolean isHead();

    /** Whether no answer is wanted any more. */
    boolean isOver();

    /** A connection to the origin is being made, to be given up where it is wanted no more. */
    void connecting(Channel fresh);

    /** The connection is open, and this requester's. */
    void connected(OriginConnection fresh);

    /** No attempt to connect succeeded. */
    void unreachable(ResultType why);

    /** A part of the response, in order; to be released by who gets it. */
    void fromOrigin(HttpObject message);

    /** All that had come from the origin has been told: time to flush. */
    void originHasRead();

    /** The origin takes more of the request again. */
    void originHasRoom();

    /**
     * The origin's connection has ended or broken.
     *
     * @param heard whether anything of a response came before
     */
    void originGone(boolean heard);

    /** Nothing came from the origin for the response timeout. */
    void originSilent();
}
