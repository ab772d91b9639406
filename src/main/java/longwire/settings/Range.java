package longwire.settings;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;

/** The values that a setting may have. The proxy starts with each of them. */
public sealed interface Range {
    /**
     * Parses {@code 1 to 64 threads}, {@code 1s to 60s seconds} or {@code off | on}; {@code key} is the name to give in
     * a fault.
     */
    static Range parse(String key, String text) {
        Matcher whole = Whole.WRITTEN.matcher(text);
        if (whole.matches()) {
            String unit = Objects.requireNonNullElse(whole.group("unit"), "");
            long least = Long.parseLong(whole.group("least"));
            long most = Long.parseLong(whole.group("most"));
            if (least <= most) {
                return new Whole(least, most, whole.group("suffix"), unit);
            }
        } else if (text.contains(Choice.BETWEEN)) {
            return new Choice(List.of(text.split(Pattern.quote(Choice.BETWEEN))));
        }
        throw new InputFault(key, text, "such as 1 to 64 threads, 1s to 60s seconds, off | on");
    }

    /** Whether {@code value}, in the notation of the proxy's configuration, is in the range. */
    boolean holds(String value);

    /** The text after "expected:" in a fault. */
    String expected();

    /** The first and the last value, for callers that try both. */
    List<String> ends();

    /**
     * Whole numbers, each followed by its unit if the proxy requires one.
     *
     * @param least the smallest
     * @param most the largest
     * @param suffix that follows each number, such as {@code s} or {@code k}; may be empty
     * @param unit in words, for people
     */
    record Whole(long least, long most, String suffix, String unit) implements Range {
        private static final Pattern WRITTEN =
                Pattern.compile("(?<least>\\d{1,18})(?<suffix>\\D*?) to (?<most>\\d{1,18})\\k<suffix>( (?<unit>.+))?");

        @Override
        public boolean holds(String value) {
            if (!value.endsWith(suffix)) {
                return false;
            }
            String digits = value.substring(0, value.length() - suffix.length());
            // At most 18 digits, which fit a long. Some proxies would read a leading zero as octal.
            return digits.matches("0|[1-9]\\d{0,17}")
                    && Long.parseLong(digits) >= least
                    && Long.parseLong(digits) <= most;
        }

        @Override
        public String expected() {
            String what = unit.isEmpty() ? "a whole number" : "whole " + unit;
            return what + " from " + least + suffix + " to " + most + suffix;
        }

        @Override
        public List<String> ends() {
            return List.of(least + suffix, most + suffix);
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements Range {
        private static final String BETWEEN = " | ";

        @Override
        public boolean holds(String value) {
            return words.contains(value);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", words);
        }

        @Override
        public List<String> ends() {
            return List.of(words.get(0), words.get(words.size() - 1));
        }
    }
}
