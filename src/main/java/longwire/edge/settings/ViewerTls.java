package longwire.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import longwire.fault.InputFault;

/**
 * The TLS that viewers meet.
 *
 * @param certificate the PEM file of a chain; nothing makes one for development
 * @param key its key; there if and only if {@code certificate} is
 * @param openSsl whether OpenSSL speaks in place of the JDK, to origins too
 * @param sessionCache sessions kept for resumption, 1 or more
 * @param sessionTimeout for how long; 1 s or more
 */
public record ViewerTls(
        Optional<Path> certificate,
        Optional<Path> key,
        boolean openSsl,
        TlsVersion minimumProtocol,
        int sessionCache,
        Duration sessionTimeout) {
    public ViewerTls {
        if (certificate.isPresent() != key.isPresent()) {
            throw new InputFault(
                    "tls.certificate", certificate.map(Path::toString).orElse("none"), "certificate and key together");
        }
        if (sessionTimeout.toSeconds() < 1) {
            throw new InputFault("tls.session-timeout", sessionTimeout.toMillis() + "ms", "1s or more");
        }
    }
}
