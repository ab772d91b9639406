package longwire.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The known keys, with a suggestion for an unknown one. */
public final class KnownKeys {
    private final Config known;

    /** {@code known} has every key with its default. */
    public KnownKeys(Config known) {
        this.known = known;
    }

    /** A fault for each unknown key of {@code given}, prefixed with {@code where}. */
    public List<String> faults(Config given, String where) {
        return given.entrySet().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !isInOpenBlock(key) && (!known.hasPathOrNull(key) || isBlock(key)))
                .sorted()
                .map(key -> where + key + ": no such key (expected: " + nearest(key, names()) + "?)")
                .toList();
    }

    /** The element of {@code words} with the smallest edit distance to {@code unknown}. */
    public static String nearest(String unknown, Set<String> words) {
        return words.stream()
                .min(Comparator.comparingInt((String word) -> distance(word, unknown))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** Whether the key is in a block that is empty by default, whose keys are names of others. */
    private boolean isInOpenBlock(String key) {
        List<String> path = ConfigUtil.splitPath(key);
        for (int depth = 1; depth < path.size(); depth++) {
            String block = ConfigUtil.joinPath(path.subList(0, depth));
            if (known.hasPath(block) && isBlock(block) && known.getConfig(block).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlock(String key) {
        return known.getValue(key).valueType() == ConfigValueType.OBJECT;
    }

    private Set<String> names() {
        return known.entrySet().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** The Levenshtein distance: insertions, deletions and replacements that turn one word into the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
