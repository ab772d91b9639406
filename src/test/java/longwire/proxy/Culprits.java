package longwire.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of many changes are refused, where one trial of all of them tells no more than that something is. Nothing but
 * that one trial is made where all are accepted; else halves are tried, down to single changes. Where each half is
 * accepted and the whole is not, those that are refused only together are named, each with the others; so are all where
 * the whole, tried again, is accepted: what is wrong then is not the changes, but something is.
 */
public final class Culprits {
    private final Trial trial;

    private Culprits(Trial trial) {
        this.trial = trial;
    }

    /** Something that takes changes or does not. */
    public interface Trial {
        /** What is wrong with {@code changes}, values by names; empty where they are accepted. */
        String refusal(Map<String, String> changes) throws Exception;
    }

    /** What is wrong with each of {@code changes} that is refused, by its name; empty where all are accepted. */
    public static Map<String, String> of(Map<String, String> changes, Trial trial) throws Exception {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("changes: none (expected: at least one)");
        }
        return new Culprits(trial).among(changes);
    }

    private Map<String, String> among(Map<String, String> changes) throws Exception {
        String refusal = trial.refusal(changes);
        if (refusal.isEmpty()) {
            return Map.of();
        }
        if (changes.size() == 1) {
            return Map.of(changes.keySet().iterator().next(), refusal);
        }
        List<String> names = new ArrayList<>(changes.keySet());
        int half = names.size() / 2;
        Map<String, String> found = new LinkedHashMap<>(among(only(changes, names.subList(0, half))));
        found.putAll(among(only(changes, names.subList(half, names.size()))));
        if (!found.isEmpty()) {
            return found;
        }
        return trial.refusal(changes).isEmpty()
                ? all(changes, "refused once and then not again, " + changes + ": " + refusal)
                : together(changes, refusal);
    }

    /** Leaves out each without which the rest is refused as well. */
    private Map<String, String> together(Map<String, String> changes, String refusal) throws Exception {
        Map<String, String> needed = changes;
        String why = refusal;
        for (String name : changes.keySet()) {
            Map<String, String> rest = new LinkedHashMap<>(needed);
            rest.remove(name);
            String still = rest.isEmpty() ? "" : trial.refusal(rest);
            if (!still.isEmpty()) {
                needed = rest;
                why = still;
            }
        }
        return all(needed, "only together, " + needed + ": " + why);
    }

    private static Map<String, String> all(Map<String, String> changes, String refusal) {
        Map<String, String> found = new LinkedHashMap<>();
        changes.keySet().forEach(name -> found.put(name, refusal));
        return found;
    }

    private static Map<String, String> only(Map<String, String> changes, List<String> names) {
        Map<String, String> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, changes.get(name)));
        return some;
    }
}
