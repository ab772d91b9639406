package longwire.proxy;

import java.util.Optional;
import longwire.network.Endpoint;
import longwire.process.Machine;

/**
 * What a proxy must serve.
 *
 * @param origin its address, with TLS if {@code encryption} says so
 * @param encryption which sides speak TLS
 * @param connections number of viewers' connections that are planned at the same time
 * @param service path and query of a user's service at {@code origin}; empty for Longwire's origin
 * @param http2 whether viewers may ask for HTTP/2, with WebSockets in it (RFC 8441), where the proxy can be told so
 */
public record Assignment(
        Endpoint origin, Encryption encryption, int connections, Optional<String> service, boolean http2) {
    /** A tunnel is a connection to the viewer and one to the origin. */
    static final int FILES_EACH = 2;
    /** Files that each process of a proxy opens besides those of its tunnels. */
    private static final int FILES_BESIDE = 256;

    /** For viewers that reconnect before their old connection is gone, and for checks of the proxy. */
    private static final int SPARE_CONNECTIONS = 64;

    /** Before Longwire's origin. */
    public Assignment(Endpoint origin, Encryption encryption, int connections) {
        this(origin, encryption, connections, Optional.empty(), false);
    }

    /** The same with HTTP/2 for viewers. */
    public Assignment withHttp2() {
        return new Assignment(origin, encryption, connections, service, true);
    }

    /**
     * Number of viewers' connections that the proxy must be able to hold: those planned, and spare ones if the file limit
     * allows.
     */
    public long capacity() {
        return Math.max(connections, Math.min(connections + SPARE_CONNECTIONS, Machine.connectionsLimit(FILES_EACH)));
    }

    /** Number of files that each process of the proxy must be able to open, since any of them may get all tunnels. */
    public long files() {
        return Math.min(capacity() * FILES_EACH + FILES_BESIDE, Machine.openFilesLimit());
    }
}
