package longwire.behaviour.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import longwire.fault.InputFault;

/** A survey as JSON: a field for each component, an absent amount left out. */
public final class SurveyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SurveyJson() {}

    /** The whole survey. */
    public static String of(Survey survey) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("longwire", survey.longwire());
        root.put("date", survey.date());
        root.put("distribution", survey.distribution());
        root.put("seconds", survey.seconds());
        survey.proxies().forEach(portrait -> add(root.withArray("proxies").addObject(), portrait));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
    }

    private static void add(ObjectNode node, Portrait portrait) {
        node.put("proxy", portrait.proxy());
        node.put("version", portrait.version());
        node.put("configuration", portrait.configuration());
        node.put("fault", portrait.fault());
        portrait.notes().forEach(node.putArray("notes")::add);
        node.putArray("findings");
        portrait.findings().forEach(finding -> add(node.withArray("findings").addObject(), finding));
    }

    private static void add(ObjectNode node, Finding finding) {
        node.put("behaviour", finding.behaviour());
        node.put("name", finding.name());
        node.put("value", finding.value());
        finding.amount().ifPresent(amount -> node.putObject("amount")
                .put("number", amount.number())
                .put("unit", amount.unit())
                .put("noise", amount.noise()));
        node.put("seen", finding.seen());
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @param key its name in faults
     * @throws InputFault if {@code file} is not such a file
     */
    public static Survey read(String key, Path file) {
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            return new Survey(
                    text(root, "longwire"),
                    text(root, "date"),
                    text(root, "distribution"),
                    field(root, "seconds").asLong(),
                    list(root, "proxies", SurveyJson::portrait));
        } catch (IOException unreadable) {
            throw new InputFault(key, file, "a readable file that `behave --output` wrote");
        } catch (InputFault unlike) {
            throw new InputFault(key, file, "a file that `behave --output` wrote; " + unlike.getMessage());
        }
    }

    private static Portrait portrait(JsonNode node) {
        return new Portrait(
                text(node, "proxy"),
                text(node, "version"),
                text(node, "configuration"),
                list(node, "findings", SurveyJson::finding),
                text(node, "fault"),
                list(node, "notes", JsonNode::asText));
    }

    private static Finding finding(JsonNode node) {
        Optional<Amount> amount = Optional.ofNullable(node.get("amount"))
                .map(given -> new Amount(
                        field(given, "number").asDouble(),
                        text(given, "unit"),
                        field(given, "noise").asDouble()));
        return new Finding(
                text(node, "behaviour"), text(node, "name"), text(node, "value"), amount, text(node, "seen"));
    }

    private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        field(node, name).forEach(element -> all.add(read.apply(element)));
        return all;
    }

    private static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode field = node == null ? null : node.get(name);
        if (field == null) {
            throw new InputFault(name, "none", "a field of this name");
        }
        return field;
    }
}
