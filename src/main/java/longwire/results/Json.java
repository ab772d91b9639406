package longwire.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;

/** Reads and writes the JSON files of a run. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // Files of a later version may have more fields.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Text after the value means that the file is damaged.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Jackson's note about a source that it does not quote. */
    private static final Pattern SOURCE = Pattern.compile("Source: REDACTED [^;]*; ");

    private Json() {}

    /** {@code value} as indented JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON: " + value, impossible);
        }
    }

    /** Reads what another process of this run sent; a fault says what is wrong with it. */
    public static <T> T parse(byte[] text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException unreadable) {
            throw new OutsideFault("not a message of Longwire: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The value that {@link #tree} made a tree of. */
    public static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException unreadable) {
            throw new OutsideFault("not a message of Longwire: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    /** {@code value} as a tree, with the content that {@link #write} would write. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads {@code file}; a fault names the file and what is wrong with it. */
    static <T> T read(Path file, Class<T> type) {
        try {
            T value = MAPPER.readValue(Files.readString(file), type);
            if (value == null) {
                throw new OutsideFault(file + ": not written by Longwire: null");
            }
            return value;
        } catch (ValueInstantiationException refused) {
            throw foreign(file, why(refused), refused);
        } catch (JsonProcessingException unreadable) {
            throw foreign(file, unreadable.getOriginalMessage(), unreadable);
        } catch (CharacterCodingException unreadable) {
            throw foreign(file, "not text", unreadable);
        } catch (IOException unreadable) {
            throw new OutsideFault(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The message from the constructor, rather than the library's message about the constructor. */
    private static String why(ValueInstantiationException refused) {
        Throwable cause = refused.getCause();
        return cause == null || cause.getMessage() == null ? refused.getOriginalMessage() : cause.getMessage();
    }

    private static OutsideFault foreign(Path file, String why, IOException cause) {
        String where = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? " (line " + json.getLocation().getLineNr() + ")"
                : "";
        return new OutsideFault(
                file + ": not written by Longwire: "
                        + SOURCE.matcher(String.valueOf(why)).replaceAll("") + where,
                cause);
    }
}
