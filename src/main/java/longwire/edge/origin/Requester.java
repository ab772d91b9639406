package longwire.edge.origin;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpObject;
import longwire.edge.accesslog.ResultType;

/**
 * The sender of a request to an origin, which is told the outcome. Every call is made on the event loop of its
 * connection.
 */
public interface Requester {
    /** Whether the request is HEAD, whose response has no body. */
    boolean isHead();

    /** Whether a response is no longer wanted. */
    boolean isOver();

    /** A connection to the origin is being opened; close it if it is no longer wanted. */
    void connecting(Channel fresh);

    /** The connection is open and belongs to this requester. */
    void connected(OriginConnection fresh);

    /** No attempt to connect succeeded. */
    void unreachable(ResultType why);

    /** The next part of the response; the requester must release it. */
    void fromOrigin(HttpObject message);

    /** Everything that has arrived from the origin was passed on; now is the time to flush. */
    void originHasRead();

    /** The origin's connection is writable again. */
    void originHasRoom();

    /**
     * The connection to the origin has ended or broken.
     *
     * @param heard whether anything of a response had arrived
     */
    void originGone(boolean heard);

    /** The origin has sent nothing for the response timeout. */
    void originSilent();
}
