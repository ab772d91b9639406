package longwire.tuning.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import longwire.fault.InputFault;
import longwire.proxy.ProxyDriver;
import longwire.proxyconf.edit.UserConfiguration;
import longwire.settings.KnownKeys;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Knob;
import longwire.tuning.search.SearchSpace;

/** A proxy that Longwire starts, with its defaults or with the settings of the user's configuration. */
public final class ProxySubject implements Subject {
    private final ProxyDriver driver;
    private final List<String> searched;
    private final Optional<UserConfiguration> given;
    private final String file;
    private final Map<String, String> from;
    /** What each setting is that has a value before anything is searched. */
    private final Map<String, String> begins;

    /**
     * A proxy to tune.
     *
     * @param searched names of the settings to search; empty for those its driver thinks of
     * @param file the user's configuration; nothing for the driver's defaults
     * @param from settings at the start of the search, in place of those of the file or the driver
     */
    public ProxySubject(ProxyDriver driver, List<String> searched, Optional<Path> file, Map<String, String> from) {
        this.driver = driver;
        this.given = file.map(path -> UserConfiguration.read(driver.schema(), path));
        this.file = file.map(path -> path.getFileName().toString()).orElse(driver.name() + ".conf");
        this.from = from;
        this.begins = new LinkedHashMap<>(given.map(UserConfiguration::settings).orElse(Map.of()));
        begins.putAll(from);
        Settings.of(driver.schema(), begins);
        Map<String, String> beyond = given.map(UserConfiguration::outOfReach).orElse(Map.of());
        this.searched = searched.isEmpty() ? without(beyond.keySet(), driver.searched()) : searched;
        refuse(beyond);
    }

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public List<Knob> knobs() {
        if (searched.isEmpty()) {
            throw new InputFault("proxy", driver.name(), "a proxy with settings to search");
        }
        return searched.stream().map(this::knob).toList();
    }

    @Override
    public Map<String, Object> path(String name, SearchSpace space, Candidate candidate) {
        Map<String, Object> path = new HashMap<>();
        path.put("name", name);
        path.put("proxy", driver.name());
        path.put("settings", settings(space.changes(candidate, Knob.Owner.PROXY)));
        path.put("system", space.changes(candidate, Knob.Owner.SYSTEM));
        return path;
    }

    @Override
    public String given() {
        return with(Map.of());
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public String with(Map<String, String> changes) {
        if (given.isPresent()) {
            Map<String, String> changed = new LinkedHashMap<>(from);
            changed.putAll(changes);
            return given.get().with(changed);
        }
        return driver.example(Settings.of(driver.schema(), settings(changes)));
    }

    @Override
    public List<String> notes() {
        return given.map(configuration -> {
                    List<String> notes = new ArrayList<>(configuration.notes());
                    notes.add("Each trial runs Longwire's configuration of " + driver.name() + " with the settings of "
                            + file + "; what else that says is not run.");
                    return notes;
                })
                .orElse(List.of());
    }

    /** All settings that have a value; unset ones are left out. */
    private Map<String, String> settings(Map<String, String> changes) {
        Map<String, String> settings = new LinkedHashMap<>(begins);
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    /** A recommendation that the user's file can't say would be of no use. */
    private static List<String> without(Set<String> beyond, List<String> names) {
        return names.stream().filter(name -> !beyond.contains(name)).toList();
    }

    private void refuse(Map<String, String> beyond) {
        List<String> faults =
                searched.stream().map(beyond::get).filter(Objects::nonNull).toList();
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    private Knob knob(String name) {
        Map<String, Setting> declared = new LinkedHashMap<>();
        driver.settings().forEach(setting -> declared.put(setting.name(), setting));
        Setting setting = declared.get(name);
        if (setting == null) {
            throw new InputFault(driver.name() + "." + name + ": no such setting (expected: "
                    + KnownKeys.nearest(name, new TreeSet<>(declared.keySet())) + "?)");
        }
        return Knob.of(name, setting.range(), begins.getOrDefault(name, setting.standard()), setting.effect());
    }
}
