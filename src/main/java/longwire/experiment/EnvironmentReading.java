package longwire.experiment;

import io.netty.util.Version;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import longwire.plan.Plan;
import longwire.process.Build;
import longwire.process.Machine;
import longwire.results.Environment;

/** The facts kept with every result besides the plan: versions, the machine, and whether everything ran on one machine. */
final class EnvironmentReading {
    private EnvironmentReading() {}

    static Environment of(Plan plan) {
        return new Environment(
                Build.current().text(),
                version(io.gatling.core.CoreComponents.class),
                Version.identify().values().stream()
                        .map(Version::artifactVersion)
                        .findFirst()
                        .orElse("unknown"),
                loopback(plan),
                Machine.cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                Machine.loadAverage(),
                Machine.openFilesLimit(),
                Machine.sysctls());
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
        return hosts.stream().allMatch(EnvironmentReading::isLoopback);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unresolved) {
            return false;
        }
    }
}
