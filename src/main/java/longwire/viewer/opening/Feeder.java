package longwire.viewer.opening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longwire.fault.InputFault;
import org.simpleflatmapper.lightningcsv.CsvParser;

/**
 * A table with a row for each viewer: a CSV file whose first line has the names of its columns, or a file with a JSON object on
 * each line, whose name ends in {@code .jsonl} or {@code .ndjson}.
 */
public final class Feeder {
    /** No columns and no rows. */
    public static final Feeder NONE = new Feeder("", Set.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final Set<String> columns;
    private final List<Map<String, String>> rows;

    private Feeder(String file, Set<String> columns, List<Map<String, String>> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /** A table of these rows, each with a value for every column. */
    public static Feeder of(List<String> columns, List<Map<String, String>> rows) {
        return new Feeder("rows", new LinkedHashSet<>(columns), List.copyOf(rows));
    }

    /**
     * Reads {@code file}.
     *
     * @param name its name in faults
     * @throws InputFault if it cannot be read, or a row differs from the others
     */
    public static Feeder read(String name, Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new InputFault(name, file, "a readable CSV or JSON-lines file in UTF-8");
        }
        String ending = file.toString();
        return ending.endsWith(".jsonl") || ending.endsWith(".ndjson") ? json(name, file, text) : csv(name, file, text);
    }

    /** The names of its columns. */
    public Set<String> columns() {
        return columns;
    }

    /** The number of its rows. */
    public int rows() {
        return rows.size();
    }

    /** The value of {@code column} in row {@code row}, from 0. */
    public String value(int row, String column) {
        return rows.get(row).get(column);
    }

    /**
     * Checks that each of {@code viewers} viewers has a row.
     *
     * @throws InputFault if there are fewer rows
     */
    public void checkRows(String name, int viewers) {
        if (!columns.isEmpty() && rows.size() < viewers) {
            throw new InputFault(
                    name, file + " with " + rows.size() + " rows", "a row for each of " + viewers + " viewers");
        }
    }

    private static Feeder csv(String name, Path file, String text) {
        List<String[]> lines = lines(name, file, text);
        if (lines.isEmpty()) {
            throw new InputFault(name, file + " is empty", "a line with the names of its columns");
        }
        List<String> columns = List.of(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            if (line.length != columns.size()) {
                throw new InputFault(
                        name,
                        file + ", row " + (rows.size() + 1) + " with " + line.length + " values",
                        columns.size() + " values, as there are columns");
            }
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                row.put(columns.get(column), line[column]);
            }
            rows.add(row);
        }
        return new Feeder(file.toString(), new LinkedHashSet<>(columns), rows);
    }

    private static List<String[]> lines(String name, Path file, String text) {
        List<String[]> lines = new ArrayList<>();
        try {
            for (String[] line : CsvParser.reader(text)) {
                if (line.length > 1 || !line[0].isBlank()) {
                    lines.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new InputFault(name, file + ": " + unreadable.getMessage(), "lines of CSV");
        }
        return lines;
    }

    private static Feeder json(String name, Path file, String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            String where = file + ", row " + (rows.size() + 1);
            Map<String, String> row = new HashMap<>();
            object(name, where, line)
                    .properties()
                    .forEach(field -> row.put(field.getKey(), field.getValue().asText()));
            if (rows.isEmpty()) {
                columns.addAll(row.keySet());
            } else if (!row.keySet().equals(columns)) {
                throw new InputFault(name, where + " has " + row.keySet(), "the fields of the first row, " + columns);
            }
            rows.add(row);
        }
        return new Feeder(file.toString(), columns, rows);
    }

    private static JsonNode object(String name, String where, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException unreadable) {
            // Refused below; the message of the parser would quote the line, which may hold a secret.
        }
        throw new InputFault(name, where, "a JSON object on each line");
    }
}
