package longwire.fleet.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.network.DevelopmentCertificate;

/**
 * What the processes of a fleet share, and nobody else has: a private key with its certificate, which is the only one that
 * either side of a connection takes. Who has not the key gets no further than the TLS handshake.
 *
 * @param file a PKCS #12 file with the key; its permissions protect it, its password is no secret
 */
public record Secret(Path file) {
    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "fleet";
    private static final char[] PASSWORD = "longwire".toCharArray();
    private static final String PROTOCOL = "TLSv1.3";

    /**
     * Writes a new secret, which only its owner can read.
     *
     * @throws InputFault if {@code file} exists
     */
    public static Secret make(Path file) {
        if (Files.exists(file)) {
            throw new InputFault("secret", file, "a file that does not exist yet");
        }
        DevelopmentCertificate made = DevelopmentCertificate.make();
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, PASSWORD);
            store.setKeyEntry(ALIAS, made.key(), PASSWORD, new X509Certificate[] {made.chain()});
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD);
            }
            return new Secret(file);
        } catch (GeneralSecurityException | IOException failure) {
            throw new OutsideFault("secret: " + file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /**
     * TLS in which both sides show the certificate and take no other.
     *
     * @throws InputFault if the file is no secret, or is too old
     */
    SSLContext tls() {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, PASSWORD);
            if (!(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
                throw new InputFault("secret", file, "a file of longwire fleet --new-secret");
            }
            certificate.checkValidity();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(onlyTrusting(certificate));
            SSLContext tls = SSLContext.getInstance(PROTOCOL);
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (CertificateException old) {
            throw new InputFault(
                    "secret", file, "one that is at most 30 days old; longwire fleet --new-secret makes one");
        } catch (IOException | GeneralSecurityException foreign) {
            throw new InputFault("secret", file, "a readable file of longwire fleet --new-secret");
        }
    }

    private static KeyStore onlyTrusting(X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, PASSWORD);
        store.setCertificateEntry(ALIAS, certificate);
        return store;
    }
}
