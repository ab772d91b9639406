package longwire.network;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.SSLException;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** TLS for both sides: a certificate of one's own or one made for development, and whom a client trusts. */
public final class Tls {
    private static final int DEVELOPMENT_DAYS = 30;
    private static final int SERIAL_BITS = 64;

    private Tls() {}

    /**
     * A server's side with the PEM files of a certificate chain and its key.
     *
     * @throws InputFault when they can't be read, or don't fit each other
     */
    public static SslContextBuilder server(Path certificateChain, Path key) {
        File chainFile = readable("certificate", certificateChain);
        File keyFile = readable("key", key);
        try {
            return SslContextBuilder.forServer(chainFile, keyFile);
        } catch (IllegalArgumentException unusable) {
            throw new InputFault("certificate", certificateChain, "a PEM chain that fits key " + key);
        }
    }

    /** A server's side with a certificate made now for localhost and 127.0.0.1, which nobody but tests should trust. */
    public static SslContextBuilder development() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            return SslContextBuilder.forServer(pair.getPrivate(), selfSigned(pair));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("this JDK cannot make a certificate", impossible);
        }
    }

    /** A client's side; {@code verify} is false only where a person asked for it. */
    public static SslContextBuilder client(boolean verify) {
        SslContextBuilder builder = SslContextBuilder.forClient();
        return verify ? builder : builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
    }

    /**
     * A client's side that trusts the certificates of a PEM file in place of the system's.
     *
     * @throws InputFault when there are none in it
     */
    public static SslContextBuilder client(Path trusted) {
        try {
            return SslContextBuilder.forClient().trustManager(readable("trust", trusted));
        } catch (IllegalArgumentException unusable) {
            throw new InputFault("trust", trusted, "a PEM file of certificates");
        }
    }

    /** What {@code builder} says, made. */
    public static SslContext build(SslContextBuilder builder) {
        try {
            return builder.build();
        } catch (SSLException unusable) {
            throw new OutsideFault("TLS cannot be set up: " + unusable.getMessage(), unusable);
        }
    }

    private static X509Certificate selfSigned(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=localhost");
        // An hour back: machines' clocks differ.
        Instant from = Instant.now().minus(1, ChronoUnit.HOURS);
        Instant until = from.plus(DEVELOPMENT_DAYS, ChronoUnit.DAYS);
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom());
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name, serial, Date.from(from), Date.from(until), name, pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static File readable(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new InputFault(name, file, "a readable PEM file");
        }
        return file.toFile();
    }
}
