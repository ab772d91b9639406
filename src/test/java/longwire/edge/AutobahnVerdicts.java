package longwire.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Autobahn's fuzzing client found about one server on two ways to it. How good the verdicts are is the server's
 * business; that they are equal is the edge's.
 *
 * @param direct the verdict on each case by its number, such as 6.22.1
 * @param edge the same through the edge
 */
record AutobahnVerdicts(Map<String, Verdict> direct, Map<String, Verdict> edge) {
    static final String DIRECT = "direct";
    static final String EDGE = "edge";

    private static final String ROW = "%-15s%8s%8s%n";

    /**
     * The verdict on one case.
     *
     * @param behavior such as OK, NON-STRICT or FAILED
     * @param close the same for how the connection ended
     * @param closeCode what the server closed with, or null
     */
    record Verdict(String behavior, String close, String closeCode) {
        @Override
        public String toString() {
            return behavior + ", close " + close + " " + closeCode;
        }
    }

    /** Reads the suite's index.json, in which the ways are agents by the names {@link #DIRECT} and {@link #EDGE}. */
    static AutobahnVerdicts read(Path index) throws IOException {
        JsonNode agents = new ObjectMapper().readTree(index.toFile());
        return new AutobahnVerdicts(verdicts(agents.path(DIRECT)), verdicts(agents.path(EDGE)));
    }

    /** The cases that were judged on one way only, or otherwise there. */
    List<String> unequal() {
        return Stream.of(direct.keySet(), edge.keySet())
                .flatMap(Set::stream)
                .distinct()
                .filter(number -> !edge.containsKey(number) || !edge.get(number).equals(direct.get(number)))
                .toList();
    }

    /** How many cases got which verdict, and those that are unequal. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, ROW, "", DIRECT, EDGE));
        Set<String> behaviors = new LinkedHashSet<>();
        Map<String, Long> directCounts = counts(direct, behaviors);
        Map<String, Long> edgeCounts = counts(edge, behaviors);
        for (String behavior : behaviors) {
            Long none = 0L;
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    behavior,
                    directCounts.getOrDefault(behavior, none),
                    edgeCounts.getOrDefault(behavior, none)));
        }
        table.append(String.format(Locale.ROOT, ROW, "cases", direct.size(), edge.size()));
        table.append(
                String.format(Locale.ROOT, "%-15s%16s%n", "unequal", unequal().size()));
        for (String number : unequal()) {
            table.append(String.format(
                    Locale.ROOT, "%n%s%n  direct  %s%n  edge    %s%n", number, direct.get(number), edge.get(number)));
        }
        return table.toString();
    }

    private static Map<String, Verdict> verdicts(JsonNode cases) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : cases.properties()) {
            JsonNode verdict = one.getValue();
            verdicts.put(
                    one.getKey(),
                    new Verdict(
                            verdict.path("behavior").asText(),
                            verdict.path("behaviorClose").asText(),
                            verdict.path("remoteCloseCode").asText()));
        }
        return verdicts;
    }

    private static Map<String, Long> counts(Map<String, Verdict> verdicts, Set<String> behaviors) {
        Map<String, Long> counts = verdicts.values().stream()
                .collect(Collectors.groupingBy(Verdict::behavior, TreeMap::new, Collectors.counting()));
        behaviors.addAll(counts.keySet());
        return counts;
    }
}
