package longwire.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import longwire.fault.OutsideFault;
import longwire.process.ShortCommand;
import longwire.settings.Setting;

/**
 * Varnish, which passes polls on and pipes WebSockets: a thread for each tunnel. Its settings are its parameters. It counts
 * what it pipes when that has ended, and polls when a thread is idle: too late to be held against viewers' counts.
 */
final class Varnish implements Program {
    private static final String TEMPLATE = "varnish.vcl";
    private static final String MOST_THREADS = "thread_pool_max";
    private static final long LEAST_MOST_THREADS = 200;

    @Override
    public String name() {
        return "varnish";
    }

    @Override
    public String command() {
        return "varnishd";
    }

    @Override
    public String debianPackage() {
        return "varnish";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("-V");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("thread_pools", 1, 12, "pools", 2, "Each accepts connections on its own."),
                Setting.whole("thread_pool_min", 10, 100, "threads", 100, "Threads kept ready per pool."),
                Setting.whole(
                        MOST_THREADS,
                        LEAST_MOST_THREADS,
                        20_000,
                        "threads",
                        "",
                        "Maximum number of tunnels per pool; set to fit the plan."),
                Setting.kibibytes("thread_pool_stack", 64, 8_192, "80k", "Stack size of each tunnel's thread."),
                Setting.whole("listen_depth", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.whole(
                        "pipe_timeout", 1, 86_400, "seconds", 600, "Close a tunnel after this time without data."),
                Setting.whole("pipe_sess_max", 0, 100_000, "tunnels", 0, "Maximum number of tunnels; 0: no limit."),
                Setting.whole(
                        "timeout_idle",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole("connect_timeout", 1, 3_600, "seconds", 10, "Limit for connecting to the origin."),
                Setting.whole("first_byte_timeout", 1, 86_400, "seconds", 60, "Polling: limit for the origin's reply."),
                Setting.whole(
                        "backend_idle_timeout",
                        1,
                        86_400,
                        "seconds",
                        60,
                        "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "send_timeout", 1, 86_400, "seconds", 600, "Polling: limit for a viewer to read its reply."),
                Setting.whole(
                        "tcp_keepalive_time",
                        1,
                        7_200,
                        "seconds",
                        "",
                        "Idle time before keep-alive probes of a viewer."),
                Setting.whole(
                        "tcp_keepalive_intvl",
                        1,
                        100,
                        "seconds",
                        "",
                        "Time between keep-alive probes of an idle viewer."),
                Setting.whole(
                        "tcp_keepalive_probes",
                        1,
                        100,
                        "probes",
                        "",
                        "Failed keep-alive probes until a viewer counts as dead."),
                Setting.kibibytes("workspace_client", 24, 1_024, "64k", "Memory reserved per handshake and poll."),
                Setting.kibibytes("workspace_backend", 24, 1_024, "64k", "Memory reserved per poll to the origin."),
                Setting.kibibytes("workspace_session", 1, 64, "", "Memory reserved per viewer's connection."));
    }

    @Override
    public List<String> searched() {
        return List.of("thread_pools", "thread_pool_min", "thread_pool_stack", "workspace_client");
    }

    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.of(Encryption.NONE);
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    /** Its settings stand in its command. */
    @Override
    public String example(Workplace nowhere) {
        StringBuilder command = new StringBuilder("# " + command());
        for (String argument : arguments(nowhere)) {
            command.append(argument.startsWith("-") ? "\n#   " : " ").append(argument);
        }
        return command + "\n" + nowhere.filled(TEMPLATE, particulars(nowhere));
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        List<String> arguments = new ArrayList<>(List.of("-F", "-j", "none", "-n", own(workplace), "-s", "malloc,16m"));
        arguments.addAll(List.of(
                "-a",
                workplace.listening().toString(),
                "-f",
                workplace.file(TEMPLATE).toString()));
        if (workplace.settings().get(MOST_THREADS).isEmpty()) {
            // Any pool may get all tunnels; beside them it has threads of its own.
            long threads = LEAST_MOST_THREADS + workplace.assignment().capacity();
            arguments.addAll(List.of("-p", MOST_THREADS + "=" + threads));
        }
        workplace.settings().decided().forEach((name, value) -> arguments.addAll(List.of("-p", name + "=" + value)));
        return arguments;
    }

    @Override
    public String configuration(Workplace workplace) {
        return "# listening on " + workplace.listening() + "\n"
                + beside("varnishadm", List.of("-n", own(workplace), "param.show"))
                + workplace.rendered(TEMPLATE);
    }

    private static String own(Workplace workplace) {
        return workplace.scratch().resolve("varnish").toString();
    }

    /** What one of the programs that come with it prints. */
    private static String beside(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(ShortCommand.find(program).map(Path::toString).orElse(program)));
        command.addAll(arguments);
        ShortCommand asked = ShortCommand.run(command);
        if (asked.status() != 0) {
            throw new OutsideFault(program + " ended with status " + asked.status() + ": " + asked.text());
        }
        return asked.text();
    }
}
