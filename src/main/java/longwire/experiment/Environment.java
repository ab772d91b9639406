package longwire.experiment;

import io.netty.util.Version;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import longwire.plan.Plan;
import longwire.process.Build;
import longwire.process.Machine;

/** The facts kept with every result besides the plan: versions, the machine, and whether everything ran on one machine. */
final class Environment {
    private Environment() {}

    static Map<String, Object> facts(Plan plan) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("longwire", Build.current().text());
        facts.put("gatling", version(io.gatling.core.CoreComponents.class));
        facts.put(
                "netty",
                Version.identify().values().stream()
                        .map(Version::artifactVersion)
                        .findFirst()
                        .orElse("unknown"));
        facts.put("loopback", loopback(plan));
        facts.putAll(Machine.facts());
        return facts;
    }

    private static String version(Class<?> of) {
        return Objects.requireNonNullElse(of.getPackage().getImplementationVersion(), "unknown");
    }

    /** Whether every byte stays on this machine. */
    private static boolean loopback(Plan plan) {
        List<String> hosts = plan.paths().stream()
                .flatMap(path -> path.external().stream())
                .map(external -> external.target().host())
                .distinct()
                .toList();
        return hosts.stream().allMatch(Environment::isLoopback);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unresolved) {
            return false;
        }
    }
}
