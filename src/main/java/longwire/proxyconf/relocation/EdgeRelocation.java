package longwire.proxyconf.relocation;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.edge.settings.Behaviour;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.SettingsFile;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.HoconText;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Sources;

/** The edge: one of its listen addresses is the entrance. What an included file says is overridden in the file itself. */
final class EdgeRelocation implements Dialect {
    private static final String ROOT = "edge.";
    private static final String NONE = "none";

    @Override
    public void read(Sources sources) {
        // HOCON's includes are relative to their file, and so find themselves in the mirror.
    }

    @Override
    public Entrance entrance(Texts texts, Wish wish) {
        EdgeSettings settings =
                SettingsFile.of(Optional.of(texts.main()), List.of()).read();
        boolean tls = isTls(settings, wish);
        String path = path(settings, wish);
        Behaviour behaviour = settings.behaviour(path);
        return new Entrance(path, tls, behaviour.origin().policy().isSecure(tls));
    }

    @Override
    public List<Edit> edits(Texts texts, Wish wish, Site site) {
        Config said = HoconText.parse(texts);
        EdgeSettings settings =
                SettingsFile.of(Optional.of(texts.main()), List.of()).read();
        Entrance entrance = entrance(texts, wish);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                ROOT + "listen.http",
                entrance.viewerTls() ? NONE : quoted(site.listening().toString()));
        values.put(
                ROOT + "listen.https",
                entrance.viewerTls() ? quoted(site.listening().toString()) : NONE);
        if (settings.listen().admin().isPresent()) {
            values.put(ROOT + "listen.admin", quoted(site.free().get().toString()));
        }
        replace(said, values, "tls.certificate", site.certificate());
        replace(said, values, "tls.key", site.key());
        replace(said, values, "access-log", site.scratch().resolve(Site.LOGS).resolve("access.log"));
        origin(values, ROOT + "origin.", site, entrance.originTls());
        if (said.hasPath(ROOT + "origins")) {
            said.getObject(ROOT + "origins")
                    .keySet()
                    .forEach(name -> origin(
                            values, ROOT + "origins." + ConfigUtil.joinPath(name) + ".", site, entrance.originTls()));
        }
        values.entrySet().removeIf(value -> isSaid(said, value));
        return HoconText.set(texts, values);
    }

    private static boolean isSaid(Config said, Map.Entry<String, String> value) {
        return said.hasPath(value.getKey())
                && value.getValue()
                        .equals(quoted(
                                String.valueOf(said.getValue(value.getKey()).unwrapped())));
    }

    private static void origin(Map<String, String> values, String block, Site site, boolean tls) {
        values.put(block + "host", quoted(site.origin().host()));
        values.put(
                block + (tls ? "https-port" : "http-port"),
                String.valueOf(site.origin().port()));
        if (tls) {
            values.put(block + "verify", "false");
        }
    }

    private static void replace(Config said, Map<String, String> values, String key, Path file) {
        if (said.hasPath(ROOT + key) && !said.getString(ROOT + key).equals(NONE)) {
            values.put(ROOT + key, quoted(file.toString()));
        }
    }

    private static boolean isTls(EdgeSettings settings, Wish wish) {
        boolean https = settings.listen().https().isPresent();
        boolean wanted = wish.viewerTls().orElse(https);
        if (wanted ? !https : settings.listen().http().isEmpty()) {
            throw wish.noListener(wish.file());
        }
        return wanted;
    }

    private static String path(EdgeSettings settings, Wish wish) {
        if (!wish.location().isEmpty()) {
            return wish.location();
        }
        Optional<String> pattern = settings.behaviours().stream()
                .map(behaviour -> behaviour.path().toString())
                .filter(PathHints::isWebSocket)
                .findFirst();
        String path = pattern.orElse("/").replaceFirst("\\*$", "");
        if (path.matches(".*[*?].*")) {
            throw wish.unknownPath(path);
        }
        return path;
    }

    private static String quoted(String text) {
        return ConfigValueFactory.fromAnyRef(text).render();
    }
}
