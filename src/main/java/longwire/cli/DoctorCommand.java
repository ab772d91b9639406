package longwire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import longwire.network.Sockets;
import longwire.network.TimerSlack;
import longwire.process.Machine;
import longwire.proxy.ProxyPresence;
import picocli.CommandLine.Command;

/** Shows whether this machine is fit to measure, and what would improve it. */
@Command(
        name = "doctor",
        description = "Show the limits of this machine for measurements, and how to improve them.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int GOOD_BACKLOG = 4_096;
    private static final int FEW_CPUS = 2;
    private static final double QUIET_SHARE = 0.2;
    private static final Set<Integer> TESTED_JDKS = new TreeSet<>(List.of(17, 21, 25));

    private final List<String> notes = new ArrayList<>();

    @Override
    public Integer call() {
        distribution();
        jdk();
        proxies();
        openFiles();
        ports();
        backlog();
        congestionControl();
        timerSlack();
        load();
        sockets();
        System.out.println(notes.isEmpty() ? "\nFit to measure." : "\nTo improve:");
        notes.forEach(note -> DoctorLine.print("  - ", note));
        return 0;
    }

    private void distribution() {
        say("distribution", "%s, %s", Machine.distribution(), System.getProperty("os.arch"));
    }

    private void jdk() {
        int release = Runtime.version().feature();
        say("JDK", "%s of %s", Runtime.version(), System.getProperty("java.vendor"));
        if (!TESTED_JDKS.contains(release)) {
            notes.add("Longwire is not tested with JDK " + release + ": use one of " + TESTED_JDKS);
        }
    }

    private void proxies() {
        ProxyPresence here = ProxyPresence.here();
        say("installed", "%s", names(here.installed()));
        if (!here.packaged().isEmpty()) {
            say("available", "%s (as root: scripts/setup --proxies)", names(here.packaged()));
        }
        if (!here.unpackaged().isEmpty()) {
            say("not packaged", "%s, on this release", names(here.unpackaged()));
        }
    }

    private static String names(List<String> proxies) {
        return proxies.isEmpty() ? "none" : String.join(", ", proxies);
    }

    private void openFiles() {
        long limit = Machine.openFilesLimit();
        say(
                "open files",
                "%,d per process: %,d connections, %,d through a proxy",
                limit,
                Machine.connectionsLimit(1),
                Machine.connectionsLimit(2));
    }

    private void ports() {
        String[] range = Machine.sysctl("net/ipv4/ip_local_port_range").split(" ");
        if (range.length == 2) {
            int ports = Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1;
            say("ports", "%,d per source address and destination; 127.0.0.x are used in turn", ports);
        }
        String reuse = Machine.sysctl("net/ipv4/tcp_tw_reuse");
        if (reuse.equals("0")) {
            notes.add("closed ports stay in use for a minute: sysctl -w net.ipv4.tcp_tw_reuse=2");
        }
    }

    private void backlog() {
        String backlog = Machine.sysctl("net/core/somaxconn");
        if (!backlog.isEmpty()) {
            say("accept backlog", "%s", backlog);
            if (Integer.parseInt(backlog) < GOOD_BACKLOG) {
                notes.add("a burst of handshakes overflows the accept backlog: sysctl -w net.core.somaxconn="
                        + GOOD_BACKLOG);
            }
        }
    }

    private void congestionControl() {
        String control = Machine.sysctl("net/ipv4/tcp_congestion_control");
        say("congestion", "%s", control.isEmpty() ? "unknown" : control);
        if (control.equals("bbr")) {
            notes.add(
                    "bbr paces packets, which loopback does not need: sysctl -w net.ipv4.tcp_congestion_control=cubic");
        }
    }

    private void timerSlack() {
        TimerSlack.lower();
        TimerSlack.nanos()
                .ifPresentOrElse(
                        nanos -> say("timer slack", "%,d ns in sending threads (they lower it themselves)", nanos),
                        () -> say("timer slack", "unknown on this system; messages may leave late"));
    }

    private void load() {
        int cpus = Runtime.getRuntime().availableProcessors();
        double load = Machine.loadAverage();
        say("load", "%.2f over the last minute, on %d CPUs", load, cpus);
        if (load > QUIET_SHARE * cpus) {
            notes.add("other programs are busy: wait until the load is below "
                    + String.format(Locale.ROOT, "%.1f", QUIET_SHARE * cpus));
        }
        if (cpus <= FEW_CPUS) {
            notes.add("generator, proxy and origin share " + cpus
                    + " CPUs: keep the rate low and trust percentiles up to p99 only");
        }
    }

    private void sockets() {
        Sockets sockets = Sockets.preferred();
        say(
                "sockets",
                "%s",
                sockets == Sockets.NIO ? "NIO: no native transport works here; timers tick in milliseconds" : sockets);
    }

    private static void say(String name, String format, Object... values) {
        DoctorLine.print(String.format("%-16s", name), String.format(Locale.ROOT, format, values));
    }
}
