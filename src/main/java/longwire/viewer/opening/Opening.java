package longwire.viewer.opening;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import longwire.settings.PlaceholderText;

/** What one viewer says to open its connection. Values are read anew for each connection, so that none is kept. */
public final class Opening {
    private static final String END_OF_LINE = "\r\n";
    private static final String HOST = "host";
    /** They must not reach a server that another one names. */
    private static final Set<String> PRIVATE = Set.of("authorization", "cookie", "proxy-authorization");

    private static final String HIDDEN = "***";
    /** Shorter values would be found in any text. */
    private static final int SHORTEST_SECRET = 4;

    private final OpeningSettings settings;
    private final int index;
    private final Map<String, String> own;

    /** @param own headers of this viewer alone, which replace those of the settings */
    Opening(OpeningSettings settings, int index, Map<String, String> own) {
        this.settings = settings;
        this.index = index;
        this.own = own;
    }

    /** The same with headers of this viewer alone, by name; values are sent as they are. */
    public Opening with(Map<String, String> headers) {
        return headers.isEmpty() ? this : new Opening(settings, index, Map.copyOf(headers));
    }

    /** The path and query of a request, with the values of its placeholders, encoded as a URL needs it. */
    public String path(String template) {
        UnaryOperator<String> values = settings.values(index);
        return PlaceholderText.parse("target", template).fill(name -> encoded(values.apply(name)));
    }

    /**
     * The header lines of a request that {@code authority} gets, each with its end of line. Host comes first.
     *
     * @param redirected whether another server named this one: private headers are left out then
     */
    public String lines(String authority, boolean redirected) {
        Map<String, String> headers = headers();
        StringBuilder lines = new StringBuilder("Host: ");
        lines.append(host(headers, authority, redirected)).append(END_OF_LINE);
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals(HOST) && !(redirected && PRIVATE.contains(lower))) {
                lines.append(name).append(": ").append(value).append(END_OF_LINE);
            }
        });
        return lines.toString();
    }

    /** The subprotocols to offer. */
    public List<String> subprotocols() {
        return settings.subprotocols();
    }

    /** The values of placeholders for this viewer. */
    public UnaryOperator<String> values() {
        return settings.values(index);
    }

    /** Whether a redirect is followed. */
    public boolean followsRedirects() {
        return settings.followRedirects();
    }

    /** {@code text} of another side without any of the values that it was told in confidence. */
    public String redacted(String text) {
        String redacted = text;
        for (String secret : secrets()) {
            redacted = redacted.replace(secret, HIDDEN).replace(encoded(secret), HIDDEN);
        }
        return redacted;
    }

    /** Every letter but the unreserved ones of RFC 3986, section 2.3, by its octets. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    private Map<String, String> headers() {
        UnaryOperator<String> values = settings.values(index);
        Map<String, String> headers = new LinkedHashMap<>();
        settings.headers().forEach((name, value) -> {
            if (own.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                headers.put(name, value.fill(values));
            }
        });
        headers.putAll(own);
        return headers;
    }

    private static String host(Map<String, String> headers, String authority, boolean redirected) {
        return headers.entrySet().stream()
                .filter(header -> !redirected && header.getKey().equalsIgnoreCase(HOST))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(authority);
    }

    /** Everything but the index comes from where secrets may be. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        UnaryOperator<String> values = settings.values(index);
        settings.headers().values().stream()
                .flatMap(value -> value.names().stream())
                .filter(name -> !name.equals(OpeningSettings.INDEX))
                .map(values)
                .forEach(secrets::add);
        settings.feeder()
                .columns()
                .forEach(column -> secrets.add(settings.feeder().value(index, column)));
        secrets.addAll(own.values());
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        return secrets;
    }
}
