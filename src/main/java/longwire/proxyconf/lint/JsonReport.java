package longwire.proxyconf.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Place;

/** Findings as JSON for programs. */
public final class JsonReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReport() {}

    /** One object, whose member {@code files} has an element for each configuration. */
    public static String of(List<Report> reports) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode files = root.putArray("files");
        reports.forEach(report -> add(files.addObject(), report));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
    }

    private static void add(ObjectNode file, Report report) {
        file.put("file", report.file());
        file.put("syntax", report.syntax().label());
        report.version().ifPresent(version -> file.put("version", version.toString()));
        add(file.putArray("findings"), report.findings());
        add(file.putArray("ignored"), report.ignored());
        ArrayNode notes = file.putArray("notes");
        report.notes().forEach(notes::add);
    }

    private static void add(ArrayNode array, List<Finding> findings) {
        for (Finding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("rule", finding.rule());
            node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            place(node, finding.place());
            node.put("mistake", finding.mistake());
            node.put("why", finding.why());
            ArrayNode mends = node.putArray("mends");
            for (Mend mend : finding.mends()) {
                ObjectNode one = mends.addObject();
                one.put("how", mend.how().name().toLowerCase(Locale.ROOT));
                place(one, mend.at());
                one.put("text", mend.text());
            }
        }
    }

    private static void place(ObjectNode node, Place place) {
        node.put("file", place.file());
        node.put("line", place.line());
    }
}
