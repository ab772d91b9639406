package longwire.edge;

import java.net.URI;
import java.net.URISyntaxException;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * The server behind the edge.
 *
 * @param tls whether it is spoken to by https
 * @param verified whether its certificate must be valid for its name; without {@code tls} it means nothing
 * @param endpoint where it listens; never port 0
 */
public record Origin(boolean tls, boolean verified, Endpoint endpoint) {
    private static final String EXPECTED = "http://HOST:PORT or https://HOST:PORT";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public Origin {
        if (endpoint.port() == 0) {
            throw new InputFault("origin", endpoint, "a port from 1 to 65535");
        }
    }

    /** An origin without TLS. */
    public static Origin http(Endpoint endpoint) {
        return new Origin(false, true, endpoint);
    }

    /** Reads {@code http://HOST[:PORT]} or the same with https; a path is refused, since none would be prefixed. */
    public static Origin parse(String text, boolean verified) {
        URI url = url(text);
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getUserInfo() != null
                || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new InputFault("origin", text, EXPECTED);
        }
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        int port = url.getPort() < 0 ? defaultPort(tls) : url.getPort();
        return new Origin(tls, verified, new Endpoint(host, port));
    }

    /** The value of Host in requests to it: without the port where it is the scheme's own. */
    String authority() {
        String full = endpoint.toString();
        return endpoint.port() == defaultPort(tls) ? full.substring(0, full.lastIndexOf(':')) : full;
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new InputFault("origin", text, EXPECTED);
        }
    }

    private static int defaultPort(boolean tls) {
        return tls ? HTTPS_PORT : HTTP_PORT;
    }
}
