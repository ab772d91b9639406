package longwire.edge.origin;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import longwire.edge.settings.OriginSettings;
import longwire.network.Endpoint;

/** TLS to an origin: the server name that is requested, and the names for which the certificate may be valid. */
final class OriginTls {
    private OriginTls() {}

    /**
     * A handler that requests {@code serverName}, a Host value with or without a port. It accepts a certificate for
     * that name or for the origin's own: Java's trust manager checks the requested name first, then the peer's.
     */
    static SslHandler handler(SslContext tls, ByteBufAllocator alloc, OriginSettings origin, String serverName) {
        Endpoint endpoint = origin.endpoint(true);
        SslHandler handler = tls.newHandler(alloc, endpoint.host(), endpoint.port());
        SSLEngine engine = handler.engine();
        SSLParameters parameters = engine.getSSLParameters();
        named(host(serverName)).ifPresent(name -> parameters.setServerNames(List.of(name)));
        if (origin.verify()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return handler;
    }

    /** The host of {@code authority}, without the port. */
    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
    }

    /** The SNI name; empty for an address (RFC 6066, section 3), and for a Host that is not a valid name. */
    private static Optional<SNIServerName> named(String host) {
        if (NetUtil.isValidIpV4Address(host)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SNIHostName(host));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
