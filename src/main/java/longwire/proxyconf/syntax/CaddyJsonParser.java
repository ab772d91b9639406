package longwire.proxyconf.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import longwire.fault.InputFault;

/**
 * Parses Caddy's JSON into directives. A member becomes a directive that is named by its key; an object becomes its
 * block, other values become its arguments. An array of objects becomes one directive for each object.
 */
public final class CaddyJsonParser {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final SourceFile file;
    private final JsonParser json;

    private CaddyJsonParser(SourceFile file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * The members of the outermost object.
     *
     * @throws InputFault with the line that is not valid JSON
     */
    public static List<Directive> parse(SourceFile file) {
        try (JsonParser json = FACTORY.createParser(String.join("\n", file.lines()))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw file.fault(1, "no object", "{");
            }
            return new CaddyJsonParser(file, json).members();
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNr();
            throw file.fault(Math.max(1, line), malformed.getOriginalMessage(), "JSON");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private List<Directive> members() throws IOException {
        List<Directive> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            List<String> words = new ArrayList<>(List.of(name));
            Place place = place();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                members.add(new Directive(place, words, members()));
            } else if (value == JsonToken.START_ARRAY) {
                members.addAll(elements(name, place));
            } else {
                words.add(json.getText());
                members.add(new Directive(place, words, List.of()));
            }
        }
        return members;
    }

    private List<Directive> elements(String name, Place place) throws IOException {
        List<Directive> objects = new ArrayList<>();
        List<String> words = new ArrayList<>(List.of(name));
        int open = 1;
        while (open > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                break;
            }
            if (token == JsonToken.START_OBJECT) {
                Place at = place();
                objects.add(new Directive(at, List.of(name), members()));
            } else if (token == JsonToken.START_ARRAY) {
                open++;
            } else if (token == JsonToken.END_ARRAY) {
                open--;
            } else {
                words.add(json.getText());
            }
        }
        if (words.size() > 1 || objects.isEmpty()) {
            objects.add(new Directive(place, words, List.of()));
        }
        return objects;
    }

    private Place place() {
        return file.place(json.currentTokenLocation().getLineNr());
    }
}
