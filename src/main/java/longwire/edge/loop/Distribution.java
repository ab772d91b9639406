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
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.ViewerTls;
import longwire.fault.InputFault;
import longwire.network.Tls;

/**
 * Settings made ready for use, files read: what a reload puts in the place of another. All loops share one.
 *
 * @param viewerTls the server's side of TLS, where viewers may speak it
 * @param originTls the client's side, by the origin
 */
public record Distribution(
        EdgeSettings settings, Optional<SslContext> viewerTls, Map<OriginSettings, SslContext> originTls) {
    /** The versions of HTTP that the edge offers, in the order of its preference. */
    private static final ApplicationProtocolConfig OFFER = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2,
            ApplicationProtocolNames.HTTP_1_1);

    /**
     * Reads what the settings name.
     *
     * @throws InputFault when a file can't be used, or OpenSSL isn't there
     */
    public static Distribution of(EdgeSettings settings) {
        SslProvider provider = provider(settings);
        return of(settings, settings.listen().https().map(at -> server(settings, provider)));
    }

    /** As {@link #of}, in the place of this: a certificate that was made here stays, since viewers may have met it. */
    public Distribution next(EdgeSettings settings) {
        boolean keeps = settings.tls().certificate().isEmpty() && settings.tls().equals(this.settings.tls());
        return keeps ? of(settings, viewerTls) : of(settings);
    }

    private static Distribution of(EdgeSettings settings, Optional<SslContext> viewerTls) {
        SslProvider provider = provider(settings);
        Map<OriginSettings, SslContext> originTls = new HashMap<>();
        for (Behaviour behaviour : settings.behaviours()) {
            originTls.computeIfAbsent(behaviour.origin(), origin -> client(origin, provider));
        }
        return new Distribution(settings, viewerTls, Map.copyOf(originTls));
    }

    private static SslProvider provider(EdgeSettings settings) {
        SslProvider provider = settings.tls().openSsl() ? SslProvider.OPENSSL : SslProvider.JDK;
        if (provider == SslProvider.OPENSSL && !OpenSsl.isAvailable()) {
            throw new InputFault("tls.provider", "openssl", "jdk; netty-tcnative does not work on this machine");
        }
        return provider;
    }

    private static SslContext server(EdgeSettings settings, SslProvider provider) {
        ViewerTls tls = settings.tls();
        SslContextBuilder builder = tls.certificate().isPresent()
                ? Tls.server(tls.certificate().get(), tls.key().orElseThrow())
                : Tls.development();
        if (settings.http2().enabled()) {
            builder.applicationProtocolConfig(OFFER);
        }
        return Tls.build(builder.sslProvider(provider)
                .protocols(tls.minimumProtocol().andAbove())
                .sessionCacheSize(tls.sessionCache())
                .sessionTimeout(tls.sessionTimeout().toSeconds()));
    }

    private static SslContext client(OriginSettings origin, SslProvider provider) {
        SslContextBuilder builder = origin.trust().map(Tls::client).orElseGet(() -> Tls.client(origin.verify()));
        return Tls.build(
                builder.sslProvider(provider).protocols(origin.minimumProtocol().andAbove()));
    }
}
