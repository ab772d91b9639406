package longwire.edge.loop;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import longwire.edge.settings.Behaviour;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.OriginPolicy;
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.TlsProvider;
import longwire.edge.settings.ViewerTls;
import longwire.fault.InputFault;
import longwire.network.Tls;

/**
 * Settings prepared for use, with their files read. All loops share one; a reload replaces it.
 *
 * @param viewerTls the server side of TLS, if there is a TLS listener
 * @param originTls the client side of TLS for each origin; empty where no request to it uses TLS
 */
public record Distribution(
        EdgeSettings settings, Optional<SslContext> viewerTls, Map<OriginSettings, Optional<SslContext>> originTls) {
    /** The versions of HTTP that the edge offers, in order of preference. */
    private static final ApplicationProtocolConfig OFFER = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2,
            ApplicationProtocolNames.HTTP_1_1);

    /**
     * Prepares {@code settings} and reads the files that they name.
     *
     * @throws InputFault if a file cannot be used, or if OpenSSL is not available
     */
    public static Distribution of(EdgeSettings settings) {
        checkProvider(settings);
        return of(settings, settings.listen().https().map(at -> server(settings)));
    }

    /**
     * Same as {@link #of}, as the successor of this one: a generated certificate is kept, because viewers may already
     * trust it.
     */
    public Distribution next(EdgeSettings settings) {
        boolean keeps = settings.tls().certificate().isEmpty() && settings.tls().equals(this.settings.tls());
        return keeps ? of(settings, viewerTls) : of(settings);
    }

    private static Distribution of(EdgeSettings settings, Optional<SslContext> viewerTls) {
        Map<OriginSettings, Optional<SslContext>> originTls = new HashMap<>();
        for (Behaviour behaviour : settings.behaviours()) {
            originTls.computeIfAbsent(
                    behaviour.origin(), origin -> client(origin, settings.tls().provider()));
        }
        return new Distribution(settings, viewerTls, Map.copyOf(originTls));
    }

    private static void checkProvider(EdgeSettings settings) {
        if (settings.tls().provider() == TlsProvider.OPENSSL && !OpenSsl.isAvailable()) {
            throw new InputFault(
                    "tls.provider", "openssl", "auto or jdk; netty-tcnative does not work on this machine");
        }
    }

    /** Looks for OpenSSL only where there is TLS: to load it takes time and memory. */
    private static SslProvider ssl(TlsProvider provider) {
        return provider == TlsProvider.JDK || !OpenSsl.isAvailable() ? SslProvider.JDK : SslProvider.OPENSSL;
    }

    private static SslContext server(EdgeSettings settings) {
        ViewerTls tls = settings.tls();
        SslContextBuilder builder = tls.certificate().isPresent()
                ? Tls.server(tls.certificate().get(), tls.key().orElseThrow())
                : Tls.development();
        if (settings.http2().enabled()) {
            builder.applicationProtocolConfig(OFFER);
        }
        return Tls.build(builder.sslProvider(ssl(tls.provider()))
                .protocols(tls.minimumProtocol().andAbove())
                .sessionCacheSize(tls.sessionCache())
                .sessionTimeout(tls.sessionTimeout().toSeconds()));
    }

    private static Optional<SslContext> client(OriginSettings origin, TlsProvider provider) {
        // The system's trusted certificates take a tenth of a second and some megabytes. A file of the user's is
        // checked.
        if (origin.policy() == OriginPolicy.HTTP_ONLY && origin.trust().isEmpty()) {
            return Optional.empty();
        }
        SslContextBuilder builder = origin.trust().map(Tls::client).orElseGet(() -> Tls.client(origin.verify()));
        return Optional.of(Tls.build(builder.sslProvider(ssl(provider))
                .protocols(origin.minimumProtocol().andAbove())));
    }
}
