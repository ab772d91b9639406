package longwire.network;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-signed certificate for localhost and 127.0.0.1, created on each start. Only tests should trust it.
 *
 * @param key of the elliptic curve P-256
 * @param chain the certificate, alone
 */
public record DevelopmentCertificate(PrivateKey key, X509Certificate chain) {
    private static final int DAYS = 30;
    private static final int SERIAL_BITS = 64;
    private static final int PEM_LINE = 64;

    /** Generates a new certificate with a new key. */
    public static DevelopmentCertificate make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            return new DevelopmentCertificate(pair.getPrivate(), selfSigned(pair));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("this JDK cannot make a certificate", impossible);
        }
    }

    /** The certificate in PEM, for other programs. */
    public String chainPem() {
        try {
            return pem("CERTIFICATE", chain.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the certificate cannot be encoded", impossible);
        }
    }

    /** The key in PEM, for other programs: PKCS #8, without a password. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String what, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + what + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }

    private static X509Certificate selfSigned(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=localhost");
        // Valid from an hour ago, because the clocks of machines differ.
        Instant from = Instant.now().minus(1, ChronoUnit.HOURS);
        Instant until = from.plus(DAYS, ChronoUnit.DAYS);
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom());
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name, serial, Date.from(from), Date.from(until), name, pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }
}
