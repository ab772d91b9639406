package longwire.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longwire.clock.Patience;

/** Reads an access log as a tool would that knows W3C's extended format and nothing else. */
record AccessLogFile(Path path) {
    private static final String FIELDS = "#Fields: ";

    /** The setting by which an edge writes it. */
    String setting() {
        return "access-log=\"" + path + "\"";
    }

    /** Waits until there are so many lines, and gives each as its fields by their names. */
    List<Map<String, String>> await(int lines) throws IOException {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        List<Map<String, String>> read = lines();
        while (read.size() < lines) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(lines + " lines never came: " + read);
            }
            Thread.onSpinWait();
            read = lines();
        }
        return read;
    }

    private List<Map<String, String>> lines() throws IOException {
        List<Map<String, String>> lines = new ArrayList<>();
        if (!Files.exists(path)) {
            return lines;
        }
        String[] fields = {};
        String text = Files.readString(path, StandardCharsets.US_ASCII);
        // What has no end yet is still being written.
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            if (line.startsWith(FIELDS)) {
                fields = line.substring(FIELDS.length()).split(" ");
            } else if (!line.startsWith("#")) {
                lines.add(parsed(fields, line));
            }
        }
        return lines;
    }

    private static Map<String, String> parsed(String[] fields, String line) {
        String[] values = line.split("\t", -1);
        if (values.length != fields.length) {
            throw new AssertionError(values.length + " values for " + fields.length + " fields: " + line);
        }
        Map<String, String> parsed = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i++) {
            parsed.put(fields[i], values[i]);
        }
        return parsed;
    }
}
