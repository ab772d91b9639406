package longwire.fleet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.process.Build;
import longwire.process.Machine;

/**
 * What a member says of itself and its machine.
 *
 * @param version of Longwire
 * @param host its name
 * @param pid of its process
 * @param java version of its JVM
 * @param kernel name and version
 * @param cpus that it may use
 * @param connections that its process can hold
 * @param ports of the machine for outgoing connections, lowest and highest
 * @param congestion control of TCP
 * @param load mean number of running processes over the last minute
 * @param clock of the machine: processes with the same one read the same monotonic clock; empty if unknown
 */
record MemberFacts(
        String version,
        String host,
        long pid,
        String java,
        String kernel,
        int cpus,
        long connections,
        String ports,
        String congestion,
        double load,
        String clock) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Containers may have a time namespace, and with it another monotonic clock. */
    private static final Path TIME_NAMESPACE = Path.of("/proc/self/ns/time");

    /** Those of this process. */
    static MemberFacts own() {
        return new MemberFacts(
                Build.current().text(),
                hostName(),
                ProcessHandle.current().pid(),
                System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Machine.connectionsLimit(1),
                Machine.sysctl("net/ipv4/ip_local_port_range"),
                Machine.sysctl("net/ipv4/tcp_congestion_control"),
                Machine.loadAverage(),
                clockName());
    }

    /** Whether both processes read one monotonic clock. */
    boolean sharesClockWith(MemberFacts other) {
        return !clock.isEmpty() && clock.equals(other.clock);
    }

    /** For people: its host and process. */
    @JsonIgnore
    String where() {
        return host + ", process " + pid;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    private static String clockName() {
        try {
            String namespace = Files.exists(TIME_NAMESPACE)
                    ? Files.readSymbolicLink(TIME_NAMESPACE).toString()
                    : "";
            return Files.readString(BOOT).strip() + namespace;
        } catch (IOException unknown) {
            return "";
        }
    }
}
