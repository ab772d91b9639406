package longwire.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import longwire.viewer.Target;

/** Checks whether a WebSocket handshake passes through a proxy: only the origin returns the right accept value. */
final class Handshake {
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
    /** The key and the accept of RFC 6455, section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final int MOST_LINES = 100;

    /** How a reason begins when there was an answer. */
    static final String ANSWERED = "it answered ";

    private static final Pattern BY_THE_PROXY = Pattern.compile("HTTP/1\\.[01] 50[234]\\b.*");

    private final Target target;
    private final Path directory;
    private final boolean mayRefuse;

    /**
     * A check of {@code target}. If that uses TLS, only the certificate in {@code directory} is trusted.
     *
     * @param mayRefuse whether a refusal is an answer of the origin's as well: a user's service may want a login. What a proxy
     *     answers while it does not reach its origin (502, 503, 504) is none
     */
    Handshake(Target target, Path directory, boolean mayRefuse) {
        this.target = target;
        this.directory = directory;
        this.mayRefuse = mayRefuse;
    }

    /** Opens a connection and closes it again. Returns an empty string, or the reason why the handshake failed. */
    String attempt() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(target.host(), target.port()), LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            try (Socket socket = target.tls() ? encrypted(plain) : plain) {
                socket.getOutputStream().write(request());
                return refusal(new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    private byte[] request() {
        return ("GET " + target.path() + " HTTP/1.1\r\nHost: " + target.host() + ":" + target.port()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + KEY
                        + "\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String refusal(BufferedReader answer) throws IOException {
        String status = answer.readLine();
        if (mayRefuse && status != null && !BY_THE_PROXY.matcher(status).matches()) {
            return "";
        }
        if (status == null || !status.startsWith("HTTP/1.1 101 ")) {
            return ANSWERED + status;
        }
        String line = answer.readLine();
        for (int lines = 0; line != null && !line.isEmpty() && lines < MOST_LINES; lines++) {
            if (line.regionMatches(true, 0, "sec-websocket-accept:", 0, 21) && line.endsWith(ACCEPT)) {
                return "";
            }
            line = answer.readLine();
        }
        return ANSWERED + "101 without the origin's accept";
    }

    private SSLSocket encrypted(Socket plain) throws IOException {
        try (InputStream chain = Files.newInputStream(directory.resolve(Certificate.CHAIN))) {
            KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
            own.load(null, null);
            own.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(chain));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(own);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return (SSLSocket) context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS", impossible);
        }
    }
}
