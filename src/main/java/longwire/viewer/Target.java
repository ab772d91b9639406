package longwire.viewer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import longwire.fault.InputFault;

/**
 * Where viewers connect.
 *
 * @param tls whether the connection is encrypted
 * @param host a name or an address
 * @param port 1 to 65535
 * @param path of the URL with its query, from the slash on
 */
public record Target(boolean tls, String host, int port, String path) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LARGEST_PORT = 65_535;

    private static final String TCP = "tcp";
    private static final String TLS = "tls";

    /**
     * Reads {@code ws://}, {@code wss://}, {@code http://} or {@code https://}. For transports without HTTP there are
     * {@code tcp://} and {@code tls://}, which need a port.
     *
     * @param name its name in faults
     */
    public static Target parse(String name, String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new InputFault(name, url, "ws://HOST:PORT/PATH or wss://…");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("wss") || scheme.equals("https") || scheme.equals(TLS);
        if (!tls && !scheme.equals("ws") && !scheme.equals("http") && !scheme.equals(TCP)) {
            throw new InputFault(
                    name, url, "a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new InputFault(name, url, "a host, a port and a path, with no user and no fragment");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        boolean web = !scheme.equals(TCP) && !scheme.equals(TLS);
        int port = uri.getPort() >= 0 || !web ? uri.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        if (port < 1 || port > LARGEST_PORT) {
            throw new InputFault(name, url, "a port from 1 to " + LARGEST_PORT);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(tls, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /** The same server with another URL path. */
    public Target withPath(String other) {
        return new Target(tls, host, port, other);
    }

    /** The value of the Host header, without the scheme's default port. */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (tls ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (tls ? "wss://" : "ws://") + authority() + path;
    }
}
