package longwire.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.OutsideFault;

/** Reads and writes the JSON files of a run. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // Runs of a later version may say more.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON: " + value, impossible);
        }
    }

    /** Reads {@code file}; a fault names the file and what is wrong with it. */
    static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(Files.readString(file), type);
        } catch (JsonProcessingException unreadable) {
            throw new OutsideFault(file + ": not what Longwire wrote: " + unreadable.getOriginalMessage(), unreadable);
        } catch (IOException unreadable) {
            throw new OutsideFault(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
