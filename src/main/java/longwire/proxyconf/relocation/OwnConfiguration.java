package longwire.proxyconf.relocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.edit.UserConfiguration;
import longwire.proxyconf.syntax.Include;
import longwire.proxyconf.syntax.Sources;
import longwire.settings.SettingsSchema;

/** A user's configuration that is to be run. It is read once and never written; a copy runs elsewhere. */
public final class OwnConfiguration {
    /** By the proxy's name in plans. */
    private static final Map<String, Dialect> DIALECTS = Map.of(
            "edge", new EdgeRelocation(),
            "nginx", new NginxRelocation(),
            "haproxy", new HaproxyRelocation(),
            "caddy", new CaddyRelocation(),
            "apache2", new ApacheRelocation());

    /** Directories below the scratch directory in which proxies create files or directories. */
    private static final List<String> WRITTEN = List.of(Site.LOGS, Site.CACHES);

    private final Wish wish;
    private final Dialect dialect;
    private final UserConfiguration configuration;
    private final Entrance entrance;

    private OwnConfiguration(Wish wish, Dialect dialect, UserConfiguration configuration, Entrance entrance) {
        this.wish = wish;
        this.dialect = dialect;
        this.configuration = configuration;
        this.entrance = entrance;
    }

    /**
     * Reads the file of {@code wish} as a configuration of the proxy that {@code schema} belongs to.
     *
     * @throws InputFault when it cannot be read, or when no WebSocket passes through it
     */
    public static OwnConfiguration read(SettingsSchema schema, Wish wish) {
        Dialect dialect = DIALECTS.get(schema.owner());
        if (dialect == null) {
            String known = UserConfiguration.proxies().stream()
                    .filter(DIALECTS::containsKey)
                    .collect(Collectors.joining(", "));
            throw wish.fault("none, since only configurations of " + known + " can be run");
        }
        if (!Files.isRegularFile(wish.file())) {
            Path absolute = wish.file().toAbsolutePath();
            throw wish.fault("a readable file" + (wish.file().isAbsolute() ? "" : "; it would be " + absolute));
        }
        UserConfiguration configuration;
        Texts texts;
        try {
            configuration = UserConfiguration.read(schema, wish.file());
            texts = Texts.of(wish.file());
        } catch (InputFault unreadable) {
            throw new InputFault(wish.where() + ".config: " + unreadable.getMessage());
        }
        return new OwnConfiguration(wish, dialect, configuration, dialect.entrance(texts, wish));
    }

    public Path file() {
        return wish.file();
    }

    public Entrance entrance() {
        return entrance;
    }

    /** The settings that it contains, by the driver's names. */
    public Map<String, String> settings() {
        return configuration.settings();
    }

    /** The fault that a proxy does not start with it. */
    public InputFault refused(String program, String log) {
        return new InputFault(
                wish.fault("a configuration with which " + program + " starts").getMessage() + "\n" + log);
    }

    /**
     * Checks that {@code settings} can be changed in it.
     *
     * @throws InputFault for a setting that has no place in it
     */
    public void check(Map<String, String> settings) {
        configuration.filesWith(settings);
    }

    /**
     * Writes a copy that runs at {@code site}.
     *
     * @param settings that are changed in it, by the driver's names
     */
    public Relocated relocate(Site site, Map<String, String> settings) {
        Texts before = Texts.of(wish.file());
        Texts moved = Texts.of(wish.file(), configuration.filesWith(settings));
        moved = moved.with(dialect.edits(moved, wish, site));
        Mirror mirror = new Mirror(site.mirror());
        List<Include> includes = includes(moved);
        Texts now = moved.with(new MirroredIncludes(moved, mirror)
                .edits(includes, moved.since(before).keySet()));
        Map<Path, String> changed = new LinkedHashMap<>();
        List<String> changes = new ArrayList<>();
        now.since(before).forEach((file, text) -> {
            changed.put(absolute(file), text);
            Changes.of(shown(file), before.text(file).text(), text).stream()
                    .map(change ->
                            change.replace(site.scratch() + "/", site.scratch().getFileName() + "/"))
                    .forEach(changes::add);
        });
        List<String> environment = dialect.environment(site);
        environment.forEach(variable -> changes.add("environment: " + variable));
        mirror.write(changed, dialect.directories(moved));
        WRITTEN.forEach(directory -> create(site.scratch().resolve(directory)));
        // The list lies beside the scratch directory.
        String scratch = site.scratch().getFileName().toString();
        changes.replaceAll(change -> change.replace(site.scratch().toString(), scratch));
        return new Relocated(
                mirror.of(absolute(wish.file())), text(now, includes), changes, environment, site.mirror());
    }

    /** As the user names it, or from where the user is. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.isAbsolute() && file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be created: " + failure.getMessage(), failure);
        }
    }

    private List<Include> includes(Texts texts) {
        Sources sources = texts.sources();
        dialect.read(sources);
        return sources.includes();
    }

    /** All files as they run, each once. */
    private static String text(Texts now, List<Include> includes) {
        Set<Path> files = new LinkedHashSet<>();
        includes.forEach(include -> files.addAll(include.files()));
        if (files.isEmpty()) {
            return now.text().text();
        }
        StringBuilder all =
                new StringBuilder("# " + now.main() + "\n" + now.text().text());
        files.forEach(file -> all.append("\n# ")
                .append(file)
                .append("\n")
                .append(now.text(file).text()));
        return all.toString();
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
