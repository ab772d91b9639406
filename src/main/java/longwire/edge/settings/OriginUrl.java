package longwire.edge.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import longwire.fault.InputFault;

/** Parses the origin on the command line. */
public final class OriginUrl {
    private static final String EXPECTED = "http://HOST:PORT or https://HOST:PORT";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private OriginUrl() {}

    /**
     * The settings that {@code http://HOST[:PORT]} or {@code https://HOST[:PORT]} stands for.
     *
     * @throws InputFault for any other URL; also for one with a path, which would be ignored
     */
    public static List<String> settings(String text) {
        URI url = url(text);
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        if (!secure && !"http".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getUserInfo() != null
                || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new InputFault("--origin", text, EXPECTED);
        }
        int usual = secure ? HTTPS_PORT : HTTP_PORT;
        String scheme = secure ? "https" : "http";
        return List.of(
                "origin.host=\"" + url.getHost().replaceAll("[\\[\\]]", "") + "\"",
                "origin." + scheme + "-port=" + (url.getPort() < 0 ? usual : url.getPort()),
                "origin.protocol-policy=" + scheme + "-only");
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new InputFault("--origin", text, EXPECTED);
        }
    }
}
