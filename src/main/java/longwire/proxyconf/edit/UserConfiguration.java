package longwire.proxyconf.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.Place;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.settings.SettingsSchema;

/** A user's configuration, with the settings of a driver that it contains. It is read once and never written. */
public final class UserConfiguration {
    /** By the proxy's name in plans, in display order. */
    private static final Map<String, Dialect> DIALECTS = new LinkedHashMap<>();

    static {
        DIALECTS.put("edge", new EdgeSettings());
        DIALECTS.put("nginx", new NginxSettings());
        DIALECTS.put("haproxy", new HaproxySettings());
        DIALECTS.put("caddy", new CaddySettings());
        DIALECTS.put("apache2", new ApacheSettings());
    }

    private final SettingsSchema schema;
    private final Dialect dialect;
    private final Texts texts;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private UserConfiguration(SettingsSchema schema, Dialect dialect, Texts texts) {
        this.schema = schema;
        this.dialect = dialect;
        this.texts = texts;
        notes.addAll(dialect.notes(texts));
        Map<String, Slot> slots = dialect.slots(texts);
        Map<String, List<String>> missing = new TreeMap<>();
        for (Setting setting : schema.settings()) {
            Slot slot = slots.get(setting.name());
            if (slot.obstacle().isEmpty()) {
                take(setting, slot.mentions());
            } else {
                missing.computeIfAbsent(slot.obstacle(), any -> new ArrayList<>())
                        .add(setting.name());
            }
        }
        missing.forEach((obstacle, names) ->
                notes.add(texts.main() + ": without " + obstacle + " it cannot contain " + String.join(", ", names)));
    }

    /**
     * Reads {@code file} and what it includes as a configuration of the proxy that {@code schema} belongs to.
     *
     * @throws InputFault for a proxy whose configurations cannot be read, and for a file that cannot be read, with the
     *     line if there is one
     */
    public static UserConfiguration read(SettingsSchema schema, Path file) {
        return new UserConfiguration(schema, dialect(schema.owner()), Texts.of(file));
    }

    /** How the configurations of {@code proxy} are read. */
    static Dialect dialect(String proxy) {
        Dialect dialect = DIALECTS.get(proxy);
        if (dialect == null) {
            throw new InputFault(
                    "configuration of " + proxy, "cannot be read", "one of " + String.join(", ", DIALECTS.keySet()));
        }
        return dialect;
    }

    /** The driver's settings that it contains with values that the driver accepts, in the driver's notation. */
    public Map<String, String> settings() {
        return Collections.unmodifiableMap(settings);
    }

    /** Notes for the user about settings that were not taken over or cannot be set here, with file and line. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Names of the proxies whose configurations can be read. */
    public static List<String> proxies() {
        return List.copyOf(DIALECTS.keySet());
    }

    /** The unchanged text of the file. */
    public String text() {
        return texts.text().text();
    }

    /** The settings that cannot be changed in it, each with the reason. */
    public Map<String, String> outOfReach() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Setting setting : schema.settings()) {
            for (String end : setting.range().ends()) {
                try {
                    with(Map.of(setting.name(), end));
                } catch (InputFault refused) {
                    reasons.put(setting.name(), refused.getMessage());
                }
            }
        }
        return reasons;
    }

    /**
     * The text of the file with some settings changed, and nothing else except what the proxy requires for them.
     *
     * @param changed values in the driver's notation
     * @throws InputFault for a setting or a value that the driver does not accept, a setting that has no place here, and
     *     one that is in an included file; see {@link #filesWith}
     */
    public String with(Map<String, String> changed) {
        return changed(changed, true).text().text();
    }

    /**
     * The same, but included files may change as well: the texts of all changed files by path, the file itself first.
     *
     * @throws InputFault as above
     */
    public Map<Path, String> filesWith(Map<String, String> changed) {
        return changed(changed, false).since(texts);
    }

    private Texts changed(Map<String, String> changed, boolean mainAlone) {
        Settings.of(schema, changed);
        Texts now = texts;
        for (Setting setting : schema.settings()) {
            String value = changed.get(setting.name());
            if (value != null) {
                now = step(now, edits(now, setting, value), mainAlone);
                now = step(now, dialect.consequences(now, setting.name()), mainAlone);
            }
        }
        check(now, changed);
        return now;
    }

    private List<Edit> edits(Texts now, Setting setting, String value) {
        Slot slot = dialect.slots(now).get(setting.name());
        if (!slot.obstacle().isEmpty()) {
            throw new InputFault(schema.owner() + "." + setting.name(), value, slot.obstacle() + " in " + texts.main());
        }
        List<Edit> edits = new ArrayList<>();
        for (Mention mention : slot.mentions()) {
            // An equal value in another notation stays as it is.
            if (!form(setting, mention).equals(Optional.of(value))) {
                edits.addAll(mention.change().to(value));
            }
        }
        slot.gaps().forEach(gap -> edits.addAll(gap.to(value)));
        return edits;
    }

    private Texts step(Texts now, List<Edit> edits, boolean mainAlone) {
        Optional<Place> elsewhere =
                edits.stream().map(Edit::at).filter(at -> !now.isMain(at)).findFirst();
        if (mainAlone && elsewhere.isPresent()) {
            throw new InputFault(
                    elsewhere.get().toString(), elsewhere.get().text().strip(), "in " + texts.main() + " itself");
        }
        return now.with(edits);
    }

    /** Checks the result: a file with another meaning than was asked for would be worse than none. */
    private void check(Texts now, Map<String, String> changed) {
        Map<String, Slot> slots = dialect.slots(now);
        for (Setting setting : schema.settings()) {
            String wanted = changed.get(setting.name());
            if (wanted == null) {
                continue;
            }
            List<Mention> mentions = slots.get(setting.name()).mentions();
            if (mentions.isEmpty()) {
                throw new InputFault(
                        schema.owner() + "." + setting.name(), wanted, "a place for it in " + texts.main());
            }
            for (Mention mention : mentions) {
                if (!form(setting, mention).equals(Optional.of(wanted))) {
                    throw new InputFault(
                            mention.place() + ": " + setting.name(),
                            mention.value(),
                            "a line that can contain " + wanted);
                }
            }
        }
    }

    private void take(Setting setting, List<Mention> mentions) {
        if (mentions.isEmpty()) {
            return;
        }
        Mention first = mentions.get(0);
        form(setting, first)
                .ifPresentOrElse(
                        value -> settings.put(setting.name(), value),
                        () -> note(
                                first,
                                setting.name() + " " + first.value() + " (expected: "
                                        + setting.range().expected() + "); left as it is"));
        mentions.stream()
                .filter(other -> !form(setting, other).equals(form(setting, first)))
                .forEach(other -> note(
                        other,
                        setting.name() + " " + other.value() + "; " + first.value() + " of " + first.place()
                                + " is used, and a change applies to both"));
    }

    private Optional<String> form(Setting setting, Mention mention) {
        return dialect.notation().in(setting.range(), mention.value());
    }

    private void note(Mention mention, String words) {
        String note = mention.place() + ": " + words;
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }
}
