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

/** TLS towards an origin: whom it is asked for, and for whom its certificate must be. */
final class OriginTls {
    private OriginTls() {}

    /**
     * A handler that asks for {@code serverName}, the authority of a Host, and accepts a certificate for it or for the
     * origin's own name: Java's trust manager looks at the name asked for first, then at the peer's.
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

    /** Without the port. */
    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
    }

    /** What is asked for: no address (RFC 6066, section 3), and nothing that could be no name, since a Host may say that. */
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
