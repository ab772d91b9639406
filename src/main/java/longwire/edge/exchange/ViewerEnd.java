package longwire.edge.exchange;

import io.netty.handler.codec.http.HttpObject;
import io.netty.util.AsciiString;
import longwire.edge.origin.OriginConnection;
import longwire.edge.policy.Refusal;

/** Where an exchange's request comes from and its response goes to: a connection, or a stream of one. */
public interface ViewerEnd {
    /** Whether it speaks TLS. */
    boolean isSecure();

    /** What Via says of it, in requests to the origin. */
    AsciiString via();

    void write(HttpObject part);

    void flush();

    /** Whether it has room for more; an exchange is told when it has again. */
    boolean isWritable();

    /** Reads on, where somebody wants what comes. */
    void readOn();

    /** How far it has come, in any unit: a viewer that moves neither in nor out has the same as before. */
    long progress();

    /** The response is written; {@code closing} where the connection ends with it. */
    void answered(boolean closing);

    /** Answers in the origin's stead. */
    void refuse(Refusal refusal, boolean closing);

    /**
     * Ends it in the middle of a response, so that the viewer sees it is not whole.
     *
     * @param delimited whether the response's length shows that
     */
    void cut(boolean delimited);

    /** Becomes a tunnel to {@code origin}; the 101 has been written. */
    void tunnel(OriginConnection origin);
}
