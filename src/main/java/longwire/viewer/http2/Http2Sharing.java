package longwire.viewer.http2;

import longwire.settings.Limits;

/**
 * How viewers share HTTP/2 connections.
 *
 * @param viewers of each target, which is told before any load if it permits fewer streams; 1 or more
 * @param connections to each target, over all event loops; 1 or more
 * @param streamWindowBytes how much the other side may send on a stream before the viewer has read it; 1 to 2,147,483,647
 * @param connectionWindowBytes the same for all streams of a connection together; at least 65,535, with which each begins
 */
public record Http2Sharing(int viewers, int connections, int streamWindowBytes, int connectionWindowBytes) {
    /** The window with which a connection begins (RFC 9113, section 6.9.2); it can only be enlarged. */
    static final int FIRST_WINDOW_BYTES = 65_535;

    /** One viewer on its own connection, with the windows of the standard. */
    public static final Http2Sharing ALONE = new Http2Sharing(1, 1, FIRST_WINDOW_BYTES, FIRST_WINDOW_BYTES);

    private static final int MOST_CONNECTIONS = 100_000;

    public Http2Sharing {
        new Limits()
                .whole("http2.connections", connections, 1, MOST_CONNECTIONS)
                .whole("http2.stream-window-bytes", streamWindowBytes, 1, Integer.MAX_VALUE)
                .whole("http2.connection-window-bytes", connectionWindowBytes, FIRST_WINDOW_BYTES, Integer.MAX_VALUE)
                .refuse();
    }

    /**
     * Which of its loop's connections a viewer is on.
     *
     * @param place of the viewer among those of its target, from 0; its loop is {@code place % loops}
     */
    public int slot(int place, int loops) {
        int loop = place % loops;
        int ofLoop = connections / loops + (loop < connections % loops ? 1 : 0);
        return place / loops % Math.max(1, ofLoop);
    }

    /** How many viewers share one connection, at most. */
    public int streams() {
        return (viewers + connections - 1) / connections;
    }
}
