package longwire.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import longwire.fault.InputFault;

/**
 * TLS for viewers.
 *
 * @param certificate the PEM file of a certificate chain; if empty, a development certificate is generated
 * @param key the file of its key; present if and only if {@code certificate} is
 * @param provider who does TLS, also to origins
 * @param sessionCache the number of sessions kept for resumption, 1 or more
 * @param sessionTimeout how long a session is kept; 1 s or more
 */
public record ViewerTls(
        Optional<Path> certificate,
        Optional<Path> key,
        TlsProvider provider,
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
