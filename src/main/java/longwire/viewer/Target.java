package longwire.viewer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.settings.PlaceholderText;

/**
 * Where viewers connect.
 *
 * @param tls whether the connection is encrypted
 * @param host a name or an address
 * @param port 1 to 65535
 * @param path of the URL with its query, from the slash on; it may have placeholders, which each viewer fills
 * @param deflates whether viewers offer it to deflate messages, where their settings say so
 */
public record Target(boolean tls, String host, int port, String path, boolean deflates) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LARGEST_PORT = 65_535;

    private static final Pattern URL =
            Pattern.compile("(?<scheme>(?i:wss?|https?|tcp|tls))://(?<authority>[^/?#]*)(?<path>.*)", Pattern.DOTALL);
    /** A name may have underscores, as those of container networks do, which java.net.URI does not take for a host. */
    private static final Pattern SERVER = Pattern.compile(
            "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?\\])(?::(?<port>\\d{0,5}))?");
    /** RFC 3986, section 3.3 and 3.4. */
    private static final Pattern IN_PATH = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]|%[0-9A-Fa-f]{2})*");

    private static final String TCP = "tcp";
    private static final String TLS = "tls";

    /** One to which viewers offer what their settings say. */
    public Target(boolean tls, String host, int port, String path) {
        this(tls, host, port, path, true);
    }

    /** The same, with or without an offer to deflate. */
    public Target deflating(boolean offered) {
        return new Target(tls, host, port, path, offered);
    }

    /**
     * Reads {@code ws://}, {@code wss://}, {@code http://} or {@code https://}. For transports without HTTP there are
     * {@code tcp://} and {@code tls://}, which need a port.
     *
     * @param name its name in faults
     */
    public static Target parse(String name, String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new InputFault(
                    name, url, "a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://");
        }
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("wss") || scheme.equals("https") || scheme.equals(TLS);
        boolean web = !scheme.equals(TCP) && !scheme.equals(TLS);
        String authority = parts.group("authority");
        String path = parts.group("path");
        if (authority.indexOf('@') >= 0 || path.indexOf('#') >= 0) {
            throw new InputFault(name, url, "a host, a port and a path, with no user and no fragment");
        }
        Matcher server = SERVER.matcher(authority);
        if (!server.matches()) {
            throw new InputFault(name, url, "a host, and a port where one is needed, such as HOST:PORT or [::1]:PORT");
        }
        checkPath(name, url, path);
        String host = server.group("host").replaceAll("[\\[\\]]", "");
        int port = port(server.group("port"), web ? (tls ? HTTPS_PORT : HTTP_PORT) : 0);
        if (port < 1 || port > LARGEST_PORT) {
            throw new InputFault(name, url, "a port from 1 to " + LARGEST_PORT);
        }
        return new Target(tls, host, port, path.startsWith("/") ? path : "/" + path);
    }

    private static int port(String digits, int otherwise) {
        return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }

    /** Placeholders are filled when a viewer connects; the rest must be a URL's as it stands. */
    private static void checkPath(String name, String url, String path) {
        PlaceholderText.parse(name, path).literals().forEach(text -> {
            if (!IN_PATH.matcher(text).matches()) {
                throw new InputFault(name, url, "a path without blanks and other letters that a URL must encode");
            }
        });
    }

    /** The path has placeholders, or none. */
    public PlaceholderText pathTemplate() {
        return PlaceholderText.parse("target", path);
    }

    /** The same server with another URL path. */
    public Target withPath(String other) {
        return new Target(tls, host, port, other, deflates);
    }

    /**
     * The target that {@code location}, the value of that header, names when this one answers with it.
     *
     * @throws InputFault if it is no URL
     */
    Target resolve(String location) {
        String scheme = location.startsWith("//") ? (tls ? "wss:" : "ws:") : "";
        if (!scheme.isEmpty() || URL.matcher(location).matches()) {
            return parse("Location", scheme + location.replaceFirst("#.*", "")).deflating(deflates);
        }
        String base =
                location.startsWith("/") ? "" : path.replaceFirst("[?].*", "").replaceFirst("[^/]*$", "");
        checkPath("Location", location, location);
        return withPath(base + location);
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
