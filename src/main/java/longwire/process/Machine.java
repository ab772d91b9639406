package longwire.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts and limits of this machine that matter to a measurement; facts that cannot be read are left out. */
public final class Machine {
    private static final List<String> SYSCTLS = List.of(
            "net/core/somaxconn",
            "net/ipv4/tcp_max_syn_backlog",
            "net/ipv4/ip_local_port_range",
            "net/ipv4/tcp_congestion_control",
            "net/ipv4/tcp_tw_reuse",
            "net/ipv4/tcp_rmem",
            "net/ipv4/tcp_wmem",
            "net/ipv4/tcp_mem",
            "net/ipv4/tcp_notsent_lowat",
            "net/ipv4/tcp_slow_start_after_idle",
            "fs/nr_open");

    /** The files that one of our JVMs has open before its first connection, with a margin. */
    private static final int FILES_BESIDE = 200;

    private static final int HARD_LIMIT = 4;

    private Machine() {}

    /** The kernel settings that affect persistent connections, by their sysctl names, as far as they can be read. */
    public static Map<String, String> sysctls() {
        Map<String, String> sysctls = new LinkedHashMap<>();
        for (String name : SYSCTLS) {
            String value = sysctl(name);
            if (!value.isEmpty()) {
                sysctls.put(name.replace('/', '.'), value);
            }
        }
        return sysctls;
    }

    /** The name of the distribution, such as {@code Debian GNU/Linux 13 (trixie)}, or else the name of the kernel. */
    public static String distribution() {
        return distribution(read(Path.of("/etc/os-release")));
    }

    static String distribution(String osRelease) {
        return osRelease
                .lines()
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .findFirst()
                .orElse(System.getProperty("os.name"));
    }

    /** The value of a sysctl, such as {@code net/core/somaxconn}; empty if it cannot be read. */
    public static String sysctl(String name) {
        return read(Path.of("/proc/sys", name)).strip().replaceAll("\\s+", " ");
    }

    /** How many connections a process can hold if each needs {@code filesEach} files. */
    public static long connectionsLimit(int filesEach) {
        return (openFilesLimit() - FILES_BESIDE) / filesEach;
    }

    /** How many files a process must be allowed to open in order to hold {@code connections}. */
    public static long filesFor(long connections, int filesEach) {
        return connections * filesEach + FILES_BESIDE;
    }

    /** How many files a process may open: the hard limit, to which a JVM raises its limit. */
    public static long openFilesLimit() {
        return read(Path.of("/proc/self/limits"))
                .lines()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.trim().split("\\s+")[HARD_LIMIT])
                .filter(limit -> !limit.equals("unlimited"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** TCP segments that this machine has resent since it started; 0 if unknown. */
    public static long tcpRetransmits() {
        List<String[]> tcp = read(Path.of("/proc/net/snmp"))
                .lines()
                .filter(line -> line.startsWith("Tcp: "))
                .map(line -> line.split(" "))
                .toList();
        // The first line has the names, the second the values.
        int column = tcp.isEmpty() ? -1 : List.of(tcp.get(0)).indexOf("RetransSegs");
        return column < 0 ? 0 : Long.parseLong(tcp.get(1)[column]);
    }

    /** The mean number of running or waiting processes over the last minute; below 0 if unknown. */
    public static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** The processor model; its architecture if the model is unknown. */
    public static String cpuModel() {
        return read(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String read(Path file) {
        try {
            return KernelFile.read(file);
        } catch (IOException unavailable) {
            return "";
        }
    }
}
