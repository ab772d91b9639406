package longwire.plan;

import longwire.viewer.http2.Http2Sharing;

/**
 * HTTP/2 connections that viewers share.
 *
 * @param connections to each path
 * @param streamWindowBytes how much may be on its way to a viewer
 * @param connectionWindowBytes how much may be on its way to all viewers of a connection
 */
public record Http2Connections(int connections, int streamWindowBytes, int connectionWindowBytes) {
    public Http2Connections {
        new Http2Sharing(1, connections, streamWindowBytes, connectionWindowBytes);
    }

    /** As {@code viewers} of each path share them. */
    Http2Sharing sharing(int viewers) {
        return new Http2Sharing(viewers, connections, streamWindowBytes, connectionWindowBytes);
    }
}
