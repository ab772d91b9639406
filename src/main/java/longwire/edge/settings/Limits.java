package longwire.edge.settings;

import longwire.process.Machine;

/**
 * Limits for viewers.
 *
 * @param connections open connections of all viewers together; HTTP/2 streams count as well
 * @param headBytes size of request line and headers, line ends included
 * @param urlBytes size of a request target
 */
public record Limits(int connections, int headBytes, int urlBytes) {
    /** A tunnel needs one file on each side. */
    private static final int FILES_EACH = 2;

    /** The number of connections for which the process may open files. */
    static int mostConnections() {
        return (int) Math.min(Integer.MAX_VALUE, Machine.connectionsLimit(FILES_EACH));
    }
}
