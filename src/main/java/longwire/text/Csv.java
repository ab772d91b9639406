package longwire.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables in the format of RFC 4180: a line of names, then a line for each row; ambiguous values are quoted. */
public final class Csv {
    private static final String END_OF_LINE = "\r\n";

    private Csv() {}

    /** The whole table; {@code rows} have their values in the order of {@code columns}, an empty text for none. */
    public static String table(List<String> columns, Stream<? extends List<?>> rows) {
        return Stream.concat(Stream.of(columns), rows).map(Csv::line).collect(Collectors.joining());
    }

    private static String line(List<?> values) {
        return values.stream().map(Csv::field).collect(Collectors.joining(",", "", END_OF_LINE));
    }

    private static String field(Object value) {
        String text = value.toString();
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
