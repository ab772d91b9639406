package longwire.origin;

import java.util.Optional;
import longwire.fault.InputFault;

/** The part of a URL after its question mark. */
final class Query {
    private Query() {}

    /** The value of {@code name} in the query of {@code uri}, not decoded; the first value if there are several. */
    static Optional<String> value(String uri, String name) {
        int before = uri.indexOf('?');
        while (before >= 0) {
            int next = uri.indexOf('&', before + 1);
            int value = before + 1 + name.length();
            if (uri.startsWith(name, before + 1) && uri.startsWith("=", value)) {
                return Optional.of(uri.substring(value + 1, next < 0 ? uri.length() : next));
            }
            before = next;
        }
        return Optional.empty();
    }

    /**
     * The number {@code name} in the query of {@code uri}, or {@code absent}.
     *
     * @param most the largest value
     * @param expected what it is, such as {@code a sequence number, 0 or more}
     * @throws InputFault if it is no whole number from 0 to {@code most}
     */
    static long number(String uri, String name, long absent, long most, String expected) {
        String text = value(uri, name).orElse(null);
        if (text == null) {
            return absent;
        }
        try {
            // Long.parseLong accepts signs, which no such number has.
            long number = !text.isEmpty() && Character.isDigit(text.charAt(0)) ? Long.parseLong(text) : -1;
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like every other text.
        }
        throw new InputFault(name, text, expected);
    }
}
