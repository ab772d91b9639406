package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.OutsideFault;
import longwire.network.DevelopmentCertificate;

/** The certificate files of a proxy that speaks TLS to viewers. They are made for one run and trusted only in it. */
final class Certificate {
    static final String CHAIN = "certificate.pem";
    static final String KEY = "key.pem";
    /** Chain and key in one file, as some proxies require. */
    static final String BOTH = "certificate-and-key.pem";

    private Certificate() {}

    /** Makes a certificate and writes its files into {@code directory}. */
    static void write(Path directory) {
        DevelopmentCertificate certificate = DevelopmentCertificate.make();
        try {
            Files.writeString(directory.resolve(CHAIN), certificate.chainPem());
            Files.writeString(directory.resolve(KEY), certificate.keyPem());
            Files.writeString(directory.resolve(BOTH), certificate.chainPem() + certificate.keyPem());
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}
