package longwire.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * One origin and how the edge connects to it.
 *
 * @param host a name or an address
 * @param httpPort 80, 443 or 1024 to 65535; the same for {@code httpsPort}
 * @param trust certificates to trust instead of the system's
 * @param connectTimeout limit for one attempt, TLS included
 * @param connectAttempts 1 to 3
 * @param responseTimeout limit for the head of a response, and between two parts of its body
 * @param keepAliveTimeout how long an idle connection is kept
 * @param keepAliveConnections idle connections that each event loop keeps
 */
public record OriginSettings(
        String host,
        int httpPort,
        int httpsPort,
        OriginPolicy policy,
        boolean verify,
        Optional<Path> trust,
        TlsVersion minimumProtocol,
        Duration connectTimeout,
        int connectAttempts,
        Duration responseTimeout,
        Duration keepAliveTimeout,
        int keepAliveConnections) {
    static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    static final int MOST_ATTEMPTS = 3;

    /** The syntax of names and of IPv4 and IPv6 addresses; whether the host exists is found out on connecting. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9._:-]*");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_FREE_PORT = 1_024;

    public OriginSettings {
        if (!HOST.matcher(host).matches()) {
            throw new InputFault("host", host, "a host name or an address");
        }
        checkPort("http-port", httpPort);
        checkPort("https-port", httpsPort);
        if (connectTimeout.compareTo(LONGEST_CONNECT) > 0 || connectTimeout.toMillis() < 1) {
            throw new InputFault("connect-timeout", connectTimeout.toMillis() + "ms", "1ms to 10s");
        }
        checkPositive("response-timeout", responseTimeout);
        checkPositive("keep-alive-timeout", keepAliveTimeout);
    }

    /** The address of the origin. */
    public Endpoint endpoint(boolean secure) {
        return new Endpoint(host, secure ? httpsPort : httpPort);
    }

    /** The value of Host in requests to the origin: without the port if it is the default of the scheme. */
    public String authority(boolean secure) {
        String full = endpoint(secure).toString();
        int usual = secure ? HTTPS_PORT : HTTP_PORT;
        return endpoint(secure).port() == usual ? full.substring(0, full.lastIndexOf(':')) : full;
    }

    private static void checkPort(String name, int port) {
        if (port != HTTP_PORT && port != HTTPS_PORT && port < FIRST_FREE_PORT) {
            throw new InputFault(name, port, "80, 443 or 1024 to 65535");
        }
    }

    private static void checkPositive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new InputFault(name, value.toMillis() + "ms", "1ms or more");
        }
    }
}
