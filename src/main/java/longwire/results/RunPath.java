package longwire.results;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a path of a run was, as {@code paths.json} keeps it. What a run of before did not write is empty.
 *
 * @param name of the path
 * @param proxy which of them
 * @param version as the program says; empty for none
 * @param tls which sides speak it
 * @param delay by which the origin kept its replies back on purpose; empty for none
 * @param settings all that have a value, standard ones too
 * @param system settings of the kernel that were in effect during its trials, by the names of sysctl
 * @param configurationSha256 of the configuration in effect; empty where there is none
 * @param notStarted why it was not measured at all; empty where it was, or was to be
 */
public record RunPath(
        String name,
        String proxy,
        String version,
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
        tls = OrEmpty.text(tls);
        delay = OrEmpty.text(delay);
        settings = OrEmpty.texts(settings);
        system = OrEmpty.texts(system);
        configurationSha256 = OrEmpty.text(configurationSha256);
        notStarted = OrEmpty.text(notStarted);
    }

    /** The proxy's own settings, and behind them those of the kernel. */
    public Map<String, String> allSettings() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(system);
        return all;
    }
}
