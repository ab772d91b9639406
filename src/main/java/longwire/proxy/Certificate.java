package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.OutsideFault;
import longwire.network.DevelopmentCertificate;

/** The files with which a proxy speaks TLS to viewers: made for one run, and trusted by nobody else. */
final class Certificate {
    static final String CHAIN = "certificate.pem";
    static final String KEY = "key.pem";
    /** Both in one file, as some want them. */
    static final String BOTH = "certificate-and-key.pem";

    private Certificate() {}

    /** Makes one and leaves it in {@code directory}. */
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
