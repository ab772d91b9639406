package longwire.viewer.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.settings.PlaceholderText;

/**
 * What all viewers of a population add to the request that opens a connection. Values and the target's path may have
 * placeholders: {@code ${index}} is the viewer's number from 0, {@code ${env.NAME}} a variable of the environment,
 * {@code ${file.PATH}} the first line of a file, {@code ${COLUMN}} the viewer's value in the feeder.
 *
 * @param headers values by name, in the order in which they are sent
 * @param subprotocols that are offered, the preferred first
 * @param followRedirects whether a redirect is followed; otherwise it is a refusal
 * @param feeder the table with a row for each viewer
 */
public record OpeningSettings(
        Map<String, PlaceholderText> headers, List<String> subprotocols, boolean followRedirects, Feeder feeder) {
    /** Nothing beyond what the handshake needs. */
    public static final OpeningSettings NONE = new OpeningSettings(Map.of(), List.of(), false, Feeder.NONE);

    static final String INDEX = "index";
    static final String ENVIRONMENT = "env.";
    static final String FILE = "file.";

    private static final String HEADERS = "viewer.headers";
    private static final String EXPECTED = "${index}, ${env.NAME}, ${file.PATH} or ${COLUMN} of viewer.feeder";

    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    /** Those that the handshake itself sends, of which there must be one. */
    private static final Set<String> TAKEN = Set.of(
            "upgrade",
            "connection",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions",
            "sec-websocket-accept",
            "content-length",
            "transfer-encoding");

    public OpeningSettings {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        subprotocols = List.copyOf(subprotocols);
        List<String> faults = new ArrayList<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!TOKEN.matcher(name).matches()) {
                faults.add(HEADERS + ": " + name + " (expected: the name of a header)");
            } else if (lower.equals("sec-websocket-protocol")) {
                faults.add(HEADERS + ": " + name + " (expected: viewer.subprotocols = [" + value + "])");
            } else if (TAKEN.contains(lower)) {
                faults.add(HEADERS + ": " + name + " (expected: another header; the handshake sends this one itself)");
            }
            value.literals().stream()
                    .filter(text -> CONTROL.matcher(text).find())
                    .forEach(text ->
                            faults.add(HEADERS + "." + name + ": " + value + " (expected: a value on one line)"));
        });
        for (String subprotocol : subprotocols) {
            if (!TOKEN.matcher(subprotocol).matches()) {
                faults.add("viewer.subprotocols: " + subprotocol + " (expected: a name without blanks and commas)");
            }
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    /** The same with another header. */
    public OpeningSettings header(String name, PlaceholderText value) {
        Map<String, PlaceholderText> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OpeningSettings(more, subprotocols, followRedirects, feeder);
    }

    /** The same with other subprotocols. */
    public OpeningSettings subprotocols(List<String> offered) {
        return new OpeningSettings(headers, offered, followRedirects, feeder);
    }

    /** The settings with these templates instead of text. */
    public static OpeningSettings of(
            Map<String, String> headers, List<String> subprotocols, boolean followRedirects, Feeder feeder) {
        Map<String, PlaceholderText> templates = new LinkedHashMap<>();
        headers.forEach((name, value) -> templates.put(name, PlaceholderText.parse(HEADERS + "." + name, value)));
        return new OpeningSettings(templates, subprotocols, followRedirects, feeder);
    }

    /**
     * Checks that each placeholder has a value for each of {@code viewers} viewers, before any of them connects.
     *
     * @param others texts with placeholders besides the headers, by the key where they stand
     * @param own placeholders that somebody else fills
     * @throws InputFault with all that have none
     */
    public void check(Map<String, List<PlaceholderText>> others, Set<String> own, int viewers) {
        List<String> faults = new ArrayList<>();
        headers.forEach((name, value) -> check(HEADERS + "." + name, value, Set.of(), faults));
        others.forEach((key, texts) -> texts.forEach(text -> check(key, text, own, faults)));
        try {
            feeder.checkRows("viewer.feeder", viewers);
        } catch (InputFault tooFew) {
            faults.add(tooFew.getMessage());
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    /** What viewer {@code index}, from 0, says. */
    public Opening of(int index) {
        return new Opening(this, index, Map.of());
    }

    private void check(String key, PlaceholderText value, Set<String> own, List<String> faults) {
        for (String name : value.names()) {
            if (name.startsWith(ENVIRONMENT) && environment(name) == null) {
                faults.add(key + ": ${" + name + "} (expected: a variable of the environment that is set)");
            } else if (name.startsWith(FILE) && firstLine(name).isEmpty()) {
                faults.add(key + ": ${" + name + "} (expected: a readable file whose first line is the value)");
            } else if (!name.startsWith(ENVIRONMENT)
                    && !name.startsWith(FILE)
                    && !name.equals(INDEX)
                    && !own.contains(name)
                    && !feeder.columns().contains(name)) {
                faults.add(key + ": ${" + name + "} (expected: " + EXPECTED + ")");
            }
        }
    }

    /** The values of placeholders for viewer {@code index}. */
    UnaryOperator<String> values(int index) {
        return name -> {
            if (name.equals(INDEX)) {
                return Integer.toString(index);
            }
            String value = name.startsWith(ENVIRONMENT)
                    ? environment(name)
                    : name.startsWith(FILE) ? firstLine(name) : feeder.value(index, name);
            if (CONTROL.matcher(value).find()) {
                throw new InputFault("${" + name + "}", "a value with control characters", "a value on one line");
            }
            return value;
        };
    }

    private static String environment(String name) {
        return System.getenv(name.substring(ENVIRONMENT.length()));
    }

    /** Empty where there is no such file. */
    private static String firstLine(String name) {
        try {
            return Files.readString(Path.of(name.substring(FILE.length())))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
