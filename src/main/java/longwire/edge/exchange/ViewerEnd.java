package longwire.edge.exchange;

import io.netty.handler.codec.http.HttpObject;
import io.netty.util.AsciiString;
import longwire.edge.origin.OriginConnection;
import longwire.edge.policy.Refusal;

/** The viewer's side of an exchange: a connection of HTTP/1.1 or a stream of HTTP/2. */
public interface ViewerEnd {
    /** Whether the viewer speaks TLS. */
    boolean isSecure();

    /** The value of Via for requests to the origin. */
    AsciiString via();

    void write(HttpObject part);

    void flush();

    /** Whether more can be written; the exchange is told when room returns. */
    boolean isWritable();

    /** Reads more, if the exchange wants input. */
    void readOn();

    /** A measure of progress in no particular unit. It changes whenever the viewer sends or reads something. */
    long progress();

    /** The response has been written; {@code closing} if the connection ends after it. */
    void answered(boolean closing);

    /** Answers the request instead of the origin. */
    void refuse(Refusal refusal, boolean closing);

    /**
     * Breaks off a response in such a way that the viewer can see that it is incomplete.
     *
     * @param delimited whether the framing of the response shows that
     */
    void cut(boolean delimited);

    /** Turns into a tunnel to {@code origin}; the 101 has been written. */
    void tunnel(OriginConnection origin);
}
