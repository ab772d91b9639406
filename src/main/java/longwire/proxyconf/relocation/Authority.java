package longwire.proxyconf.relocation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port in a URL as proxies write it: perhaps without a scheme, with variables, or with the path of a Unix socket.
 *
 * @param scheme with its slashes, such as {@code http://}; may be empty
 * @param host and port; or a Unix socket
 * @param rest the path, or variables that follow
 */
record Authority(String scheme, String host, String rest) {
    private static final Pattern URL = Pattern.compile("((?:[a-zA-Z][a-zA-Z0-9+.]*://)?)"
            + "(unix:[^:]*|\\$\\{?\\w+}?(?::\\d+)?|\\{[^}]*}(?::\\d+)?|[^/$]*(?:\\$\\{\\w+})?(?::\\d+)?)(.*)");

    static Authority of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return new Authority("", url, "");
        }
        String host = parts.group(2);
        String rest = parts.group(3);
        return new Authority(parts.group(1), host, host.startsWith("unix:") ? rest.replaceFirst("^:", "") : rest);
    }

    boolean isTls() {
        return scheme.equals("https://") || scheme.equals("wss://");
    }

    /** The same URL with another host and port. */
    String at(Object address) {
        return scheme + address + rest;
    }
}
