package longwire.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was measured with and on, as {@code environment.json} keeps it. Of what the file does not say, texts are
 * empty, and the other values null.
 *
 * @param longwire its version
 * @param gatling its version
 * @param netty its version
 * @param loopback whether every byte stayed on one machine
 * @param cpu its model
 * @param cpus that the measuring process may use
 * @param kernel its name and version
 * @param jdk its vendor and version
 * @param loadAverage of the minute before the run; below 0 where the machine did not tell
 * @param openFilesLimit of the measuring process
 * @param sysctls those that persistent connections feel, as far as they could be read
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

    /** What the file says, as texts by its names; a sysctl has {@code sysctls.} before its own. */
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
