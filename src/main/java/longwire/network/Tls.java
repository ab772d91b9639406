package longwire.network;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;

/**
 * TLS contexts for both sides: with a given or a development certificate, and with the certificates that a client
 * trusts.
 */
public final class Tls {
    /** It protects the key in memory in no time. Java's default, which Netty takes, derives a password's key in 10,000 rounds. */
    private static final String KEY_STORE = "JKS";

    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    /**
     * The server side, with the PEM files of a certificate chain and its key.
     *
     * @throws InputFault if a file cannot be read, or if chain and key do not match
     */
    public static SslContextBuilder server(Path certificateChain, Path key) {
        File chainFile = readable("certificate", certificateChain);
        File keyFile = readable("key", key);
        try {
            return SslContextBuilder.forServer(chainFile, keyFile);
        } catch (IllegalArgumentException unusable) {
            throw new InputFault("certificate", certificateChain, "a PEM certificate chain that matches key " + key);
        }
    }

    /** The server side, with a new {@link DevelopmentCertificate}. */
    public static SslContextBuilder development() {
        DevelopmentCertificate certificate = DevelopmentCertificate.make();
        try {
            KeyStore store = KeyStore.getInstance(KEY_STORE);
            store.load(null);
            store.setKeyEntry(
                    "development", certificate.key(), NO_PASSWORD, new X509Certificate[] {certificate.chain()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            return SslContextBuilder.forServer(keys);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new OutsideFault("TLS cannot be set up: " + unusable.getMessage(), unusable);
        }
    }

    /** The client side; {@code verify} is false only if the user asked for it. */
    public static SslContextBuilder client(boolean verify) {
        SslContextBuilder builder = SslContextBuilder.forClient();
        return verify ? builder : builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
    }

    /**
     * The client side, which trusts the certificates in a PEM file instead of the system's.
     *
     * @throws InputFault if the file has none
     */
    public static SslContextBuilder client(Path trusted) {
        try {
            return SslContextBuilder.forClient().trustManager(readable("trust", trusted));
        } catch (IllegalArgumentException unusable) {
            throw new InputFault("trust", trusted, "a PEM file of certificates");
        }
    }

    /** The same side, which asks for HTTP/2 alone (ALPN, RFC 7301). */
    public static SslContextBuilder http2(SslContextBuilder builder) {
        return builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2));
    }

    /** Builds the context; a failure becomes a fault. */
    public static SslContext build(SslContextBuilder builder) {
        try {
            return builder.build();
        } catch (SSLException unusable) {
            throw new OutsideFault("TLS cannot be set up: " + unusable.getMessage(), unusable);
        }
    }

    private static File readable(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new InputFault(name, file, "a readable PEM file");
        }
        return file.toFile();
    }
}
