package longwire.tuning.subject;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Knob;
import longwire.tuning.search.SearchSpace;

/**
 * A running system that commands of the user's configure. Its settings are the user's own words:
 *
 * <pre>
 * settings {
 *   buffer { values = [4k, 8k, 16k], default = 8k, ordered = true, effect = "Of each tunnel." }
 *   nodelay { values = [on, off], default = on }
 * }
 * </pre>
 */
public final class ExternalSubject implements Subject {
    private static final String EXAMPLE =
            "settings { NAME { values = [A, B], default = A, ordered = false, effect = \"…\" } }";

    private final String target;
    private final String apply;
    private final String reload;
    private final List<Knob> knobs;

    /**
     * A system to tune.
     *
     * @param target its URL, such as {@code wss://host/echo}
     * @param apply command that takes settings from its environment
     * @param reload command that makes them take effect; empty if {@code apply} does
     * @param settings file that declares them
     */
    public ExternalSubject(String target, String apply, String reload, Path settings) {
        this.target = target;
        this.apply = apply;
        this.reload = reload;
        this.knobs = read(settings);
    }

    @Override
    public String name() {
        return "external";
    }

    @Override
    public List<Knob> knobs() {
        return knobs;
    }

    @Override
    public Map<String, Object> path(String name, SearchSpace space, Candidate candidate) {
        Map<String, Object> path = new HashMap<>();
        path.put("name", name);
        path.put("proxy", "external");
        path.put("target", target);
        path.put("apply", apply);
        path.put("reload", reload);
        path.put("settings", all(space.changes(candidate, Knob.Owner.PROXY)));
        return path;
    }

    @Override
    public String given() {
        return with(Map.of());
    }

    @Override
    public String file() {
        return "settings.properties";
    }

    @Override
    public String with(Map<String, String> changes) {
        return all(changes).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public boolean keepsSettings() {
        return true;
    }

    /** Every setting, because a command cannot know what was applied before. */
    private Map<String, String> all(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>();
        knobs.forEach(knob -> all.put(knob.name(), changes.getOrDefault(knob.name(), knob.standardValue())));
        return all;
    }

    private static List<Knob> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new InputFault("settings", file, "a readable file");
        }
        List<Knob> knobs = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try {
            Config settings = ConfigFactory.parseFile(file.toFile()).resolve().getConfig("settings");
            for (Map.Entry<String, ConfigValue> entry : settings.root().entrySet()) {
                try {
                    knobs.add(knob(entry.getKey(), settings.getConfig(ConfigUtil.joinPath(entry.getKey()))));
                } catch (InputFault | ConfigException refused) {
                    faults.add(file + ": " + entry.getKey() + ": " + refused.getMessage());
                }
            }
        } catch (ConfigException unreadable) {
            faults.add(unreadable.getMessage() + " (expected: " + EXAMPLE + ")");
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        knobs.sort(Comparator.comparing(Knob::name));
        return knobs;
    }

    private static Knob knob(String name, Config said) {
        List<String> values = said.getStringList("values");
        String standard = said.getString("default");
        if (!values.contains(standard)) {
            throw new InputFault("default", standard, "one of " + String.join(", ", values));
        }
        boolean ordered = said.hasPath("ordered") && said.getBoolean("ordered");
        String effect = said.hasPath("effect") ? said.getString("effect") : "";
        return new Knob(name, Knob.Owner.PROXY, values, values.indexOf(standard), ordered, effect);
    }
}
