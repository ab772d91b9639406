package longwire.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority for tests, the servers that it vouches for, and clients that trust it and nobody else. */
final class TestAuthority {
    private static final char[] NO_PASSWORD = {};
    private static final Duration VALID = Duration.ofDays(2);

    private final KeyPair pair = pair();
    private final X500Name name = new X500Name("CN=test authority");
    private final X509Certificate certificate = sign(name, pair, true, VALID);

    /** A server whose certificate is for {@code names}, of hosts or addresses. */
    SSLContext server(String... names) {
        return server(VALID, names);
    }

    /** As {@link #server(String...)}, whose certificate ends so long from now, or has ended where that is negative. */
    SSLContext server(Duration validFor, String... names) {
        KeyPair own = pair();
        try {
            KeyStore keys = emptyStore();
            keys.setKeyEntry("server", own.getPrivate(), NO_PASSWORD, chain(own, validFor, names));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A client that trusts this authority. It looks at no names. */
    SSLContext client() {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("authority", certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A new file in {@code directory} with this authority's certificate. */
    Path trustFile(Path directory) throws IOException {
        return pem(Files.createTempFile(directory, "trust", ".pem"), "CERTIFICATE", encoded(certificate));
    }

    /** Writes {@code chain.pem} and {@code key.pem} of a server to {@code directory}. */
    void writeServer(Path directory, String... names) throws IOException {
        KeyPair own = pair();
        X509Certificate[] chain = chain(own, VALID, names);
        pem(directory.resolve("chain.pem"), "CERTIFICATE", encoded(chain[0]), encoded(chain[1]));
        pem(directory.resolve("key.pem"), "PRIVATE KEY", own.getPrivate().getEncoded());
    }

    private X509Certificate[] chain(KeyPair own, Duration validFor, String... names) {
        return new X509Certificate[] {sign(new X500Name("CN=" + names[0]), own, false, validFor, names), certificate};
    }

    private X509Certificate sign(X500Name subject, KeyPair own, boolean authority, Duration validFor, String... names) {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(VALID)),
                Date.from(now.plus(validFor)),
                subject,
                own.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(names)
                                .map(TestAuthority::generalName)
                                .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static GeneralName generalName(String name) {
        boolean address = Character.isDigit(name.charAt(0));
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path pem(Path file, String kind, byte[]... contents) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte[] content : contents) {
            text.append("-----BEGIN ").append(kind).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
            text.append("\n-----END ").append(kind).append("-----\n");
        }
        return Files.writeString(file, text);
    }
}
