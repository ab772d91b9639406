package longwire.network.deflate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;

/** Reads the value of Sec-WebSocket-Extensions (RFC 6455, section 9.1). */
final class ExtensionHeader {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern NAME = Pattern.compile("[ \t]*(" + TOKEN + ")[ \t]*");
    /** A quoted value must be a token as well, once it is unquoted. */
    private static final Pattern PARAMETER = Pattern.compile(";[ \t]*(?<name>" + TOKEN + ")[ \t]*(?:=[ \t]*(?:(?<value>"
            + TOKEN + ")|\"(?<quoted>" + TOKEN + ")\")[ \t]*)?");
    /** More than any peer has a use for. */
    private static final int MOST_EXTENSIONS = 32;

    private ExtensionHeader() {}

    /** One extension as it is written. */
    record Extension(String name, List<Parameter> parameters) {}

    /** @param value null where there is none */
    record Parameter(String name, String value) {
        @Override
        public String toString() {
            return value == null ? name : name + "=" + value;
        }
    }

    /**
     * The extensions in {@code value}, in their order; none where it is blank.
     *
     * @throws OutsideFault where it is malformed
     */
    static List<Extension> parse(String value) {
        List<Extension> extensions = new ArrayList<>();
        int at = 0;
        while (at < value.length() || !extensions.isEmpty()) {
            Matcher name = at(NAME, value, at);
            if (name == null || extensions.size() == MOST_EXTENSIONS) {
                throw new OutsideFault("malformed (expected: NAME; PARAMETER=VALUE, …)");
            }
            at = name.end();
            List<Parameter> parameters = new ArrayList<>();
            for (Matcher next = at(PARAMETER, value, at); next != null; next = at(PARAMETER, value, at)) {
                String plain = next.group("value");
                parameters.add(new Parameter(next.group("name"), plain == null ? next.group("quoted") : plain));
                at = next.end();
            }
            extensions.add(new Extension(name.group(1), parameters));
            if (at == value.length()) {
                return extensions;
            }
            if (value.charAt(at) != ',') {
                throw new OutsideFault("malformed (expected: NAME; PARAMETER=VALUE, …)");
            }
            at++;
        }
        return extensions;
    }

    private static Matcher at(Pattern pattern, String value, int at) {
        Matcher matcher = pattern.matcher(value).region(at, value.length());
        return matcher.lookingAt() ? matcher : null;
    }
}
