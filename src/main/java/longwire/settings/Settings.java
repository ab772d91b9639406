package longwire.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import longwire.fault.InputFault;

/** All settings of one owner, such as a proxy: the given values, and standard values for the rest. Always valid. */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Every setting of {@code schema} with its standard value. */
    public static Settings standard(SettingsSchema schema) {
        return of(schema, Map.of());
    }

    /**
     * The settings with the values in {@code given}, and standard values for the rest.
     *
     * @param given values by name, in the owner's own notation
     * @throws InputFault with a line for each name that is not in {@code schema} and for each invalid value
     */
    public static Settings of(SettingsSchema schema, Map<String, String> given) {
        Map<String, Setting> declared = new LinkedHashMap<>();
        schema.settings().forEach(setting -> declared.put(setting.name(), setting));
        Map<String, String> values = new LinkedHashMap<>();
        declared.forEach((name, setting) -> values.put(name, setting.standard()));
        List<String> faults = new ArrayList<>();
        given.forEach((name, value) -> {
            try {
                known(schema, declared, name).check(schema.owner(), value);
                values.put(name, value);
            } catch (InputFault refused) {
                faults.add(refused.getMessage());
            }
        });
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return new Settings(values);
    }

    /** The value of {@code name}; empty if the owner decides. */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not a declared setting: " + name);
        }
        return value;
    }

    /** All values by name, in the order of their declaration; empty if the owner decides. */
    public Map<String, String> all() {
        return values;
    }

    /** The settings that have a value. */
    public Map<String, String> decided() {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
    }

    private static Setting known(SettingsSchema schema, Map<String, Setting> declared, String name) {
        Setting setting = declared.get(name);
        if (setting != null) {
            return setting;
        }
        String expected = declared.isEmpty() ? "none" : KnownKeys.nearest(name, new TreeSet<>(declared.keySet())) + "?";
        throw new InputFault(schema.owner() + "." + name + ": no such setting (expected: " + expected + ")");
    }
}
