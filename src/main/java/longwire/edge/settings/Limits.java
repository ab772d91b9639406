package longwire.edge.settings;

import longwire.process.Machine;

/**
 * How much viewers may ask of the edge.
 *
 * @param connections viewers' at a time; streams of HTTP/2 count as well
 * @param headBytes of request line and headers with their line ends
 * @param urlBytes of a request's target
 */
public record Limits(int connections, int headBytes, int urlBytes) {
    /** A tunnel takes one on each side. */
    private static final int FILES_EACH = 2;

    /** As many connections as the process may have files for. */
    static int mostConnections() {
        return (int) Math.min(Integer.MAX_VALUE, Machine.connectionsLimit(FILES_EACH));
    }
}
