package longwire.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The programs and the machine of a run, as stored in {@code environment.json}. If the file lacks a value, a string is
 * empty and any other value is null.
 *
 * @param longwire its version
 * @param gatling its version
 * @param netty its version
 * @param loopback whether every byte stayed on one machine
 * @param cpu its model
 * @param cpus number of processors that the measuring process may use
 * @param kernel its name and version
 * @param jdk its vendor and version
 * @param loadAverage over the minute before the run; below 0 if the machine does not report it
 * @param openFilesLimit of the measuring process
 * @param sysctls those that affect persistent connections, as far as they could be read
 */
public record Environment(
        String longwire,
        String gatling,
        String netty,
        Boolean loopback,
        String cpu,
        Integer cpus,
        String kernel,
        String jdk,
        @JsonProperty("load-average") Double loadAverage,
        @JsonProperty("open-files-limit") Long openFilesLimit,
        Map<String, String> sysctls) {
    public Environment {
        longwire = OrEmpty.text(longwire);
        gatling = OrEmpty.text(gatling);
        netty = OrEmpty.text(netty);
        cpu = OrEmpty.text(cpu);
        kernel = OrEmpty.text(kernel);
        jdk = OrEmpty.text(jdk);
        sysctls = OrEmpty.texts(sysctls);
    }

    /** All values as strings, by their names in the file; the name of a sysctl has the prefix {@code sysctls.}. */
    public SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        Json.tree(this).properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().asText("").isEmpty()) {
                facts.put(field.getKey(), field.getValue().asText());
            }
        });
        sysctls.forEach((name, value) -> facts.put("sysctls." + name, value));
        return facts;
    }
}
