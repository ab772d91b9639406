package longwire.viewer.http2;

import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;

/**
 * Which connection a viewer shares, and how it is dialled.
 *
 * @param address of the target
 * @param host of the target, as TLS wants to know it
 * @param tls null for a plain connection, in which HTTP/2 is spoken with prior knowledge
 * @param source local address, or null for any
 * @param slot which of the connections to the target, from 0
 * @param streams how many viewers will be on it, at most
 * @param sharing its windows
 */
public record Road(
        InetSocketAddress address,
        String host,
        SslContext tls,
        InetSocketAddress source,
        int slot,
        int streams,
        Http2Sharing sharing) {}
