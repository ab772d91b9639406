package longwire.proxy;

import longwire.network.Endpoint;
import longwire.process.Machine;

/**
 * What a proxy is to stand before.
 *
 * @param origin where it listens, with TLS where {@code encryption} says so
 * @param encryption which sides speak TLS
 * @param connections of viewers that are planned, at once
 */
public record Assignment(Endpoint origin, Encryption encryption, int connections) {
    /** A tunnel is a connection to the viewer and one to the origin. */
    static final int FILES_EACH = 2;
    /** Files that any proxy has open beside its tunnels, in each process. */
    private static final int FILES_BESIDE = 256;

    /** Viewers that come back before their old connection is gone, and who looks how the proxy is. */
    private static final int SPARE_CONNECTIONS = 64;

    /** Connections of viewers that the proxy must be able to hold: those planned, and some to spare where files allow it. */
    public long capacity() {
        return Math.max(connections, Math.min(connections + SPARE_CONNECTIONS, Machine.connectionsLimit(FILES_EACH)));
    }

    /** Files that each process of the proxy must be able to open; any of them may get all tunnels. */
    public long files() {
        return Math.min(capacity() * FILES_EACH + FILES_BESIDE, Machine.openFilesLimit());
    }
}
