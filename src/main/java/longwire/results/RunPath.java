package longwire.results;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A path of a run, as stored in {@code paths.json}. Values that an older version did not write are empty.
 *
 * @param name of the path
 * @param proxy the name of its proxy
 * @param version as the program reports it; empty if there is none
 * @param program the path of its program; empty if it is not a separate program
 * @param configuration the user's configuration that it ran; empty if it ran the driver's
 * @param tls which sides use TLS
 * @param delay by which the origin deliberately delayed its replies; empty for none
 * @param settings all settings that have a value, standard values included
 * @param system kernel settings that were in effect during its trials, by their sysctl names
 * @param configurationSha256 SHA-256 of the configuration in effect; empty if there is none
 * @param notStarted why it was not measured; empty for a path that could be started
 */
public record RunPath(
        String name,
        String proxy,
        String version,
        String program,
        String configuration,
        String tls,
        String delay,
        Map<String, String> settings,
        Map<String, String> system,
        String configurationSha256,
        String notStarted) {
    public RunPath {
        name = OrEmpty.text(name);
        proxy = OrEmpty.text(proxy);
        version = OrEmpty.text(version);
        program = OrEmpty.text(program);
        configuration = OrEmpty.text(configuration);
        tls = OrEmpty.text(tls);
        delay = OrEmpty.text(delay);
        settings = OrEmpty.texts(settings);
        system = OrEmpty.texts(system);
        configurationSha256 = OrEmpty.text(configurationSha256);
        notStarted = OrEmpty.text(notStarted);
    }

    /** The proxy's own settings, followed by those of the kernel. */
    public Map<String, String> allSettings() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(system);
        return all;
    }
}
