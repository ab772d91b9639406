package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.ApacheModules;
import longwire.proxyconf.syntax.ApacheParser;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Sources;

/** A configuration of Apache as rules see it: a whole one, or a part such as a virtual host's file. */
public final class ApacheConfig {
    private static final Set<String> OF_A_WHOLE = Set.of(
            "loadmodule", "listen", "serverroot", "maxrequestworkers", "maxclients", "threadsperchild", "serverlimit");
    private static final long SERVER_LIMIT = 16;
    private static final long THREADS_PER_CHILD = 25;
    private static final long THREAD_LIMIT = 64;
    private static final long WORKERS = 400;
    /** With a process for each connection. */
    private static final long PREFORK_WORKERS = 256;

    private final ApacheServer main;
    private final List<ApacheServer> servers = new ArrayList<>();

    private ApacheConfig(Directive root) {
        main = new ApacheServer(root, Optional.empty());
        servers.add(main);
        root.deep()
                .filter(section -> section.is("virtualhost"))
                .forEach(host -> servers.add(new ApacheServer(host, Optional.of(main))));
    }

    public static ApacheConfig read(Sources sources) {
        List<Directive> all = ApacheParser.parse(sources);
        return new ApacheConfig(new Directive(sources.main().place(1), List.of("main"), all));
    }

    public ApacheServer main() {
        return main;
    }

    /** The main server first. */
    public List<ApacheServer> servers() {
        return servers;
    }

    /** Those through which WebSockets are to go. */
    public Stream<ApacheServer> webSocketServers() {
        return servers.stream()
                .filter(server -> server.webSocketMappings().findAny().isPresent());
    }

    /** Whether it says how many connections there may be; a part of a configuration does not. */
    public boolean isWhole() {
        return OF_A_WHOLE.stream().anyMatch(name -> main.setting(name).isPresent());
    }

    public Stream<Directive> modules() {
        return main.all("loadmodule");
    }

    /** Whether {@code module} is there, where the configuration says what is; nothing else is known. */
    public boolean lacks(String module) {
        return modules().findAny().isPresent()
                && modules()
                        .noneMatch(line -> ApacheModules.plain(line.argument(1)).equals(module));
    }

    public Optional<Directive> module(String module) {
        return modules()
                .filter(line -> ApacheModules.plain(line.argument(1)).equals(module))
                .findFirst();
    }

    public boolean isPrefork() {
        return module("mpm_prefork").isPresent();
    }

    /** Connections at once: as many as there may be threads. */
    public long workers() {
        return Math.min(maxRequestWorkers(), serverLimit() * threadsPerChild());
    }

    public long maxRequestWorkers() {
        return maxRequestWorkersLine().flatMap(line -> line.number(1)).orElse(isPrefork() ? PREFORK_WORKERS : WORKERS);
    }

    /** By its name, or by the one that it had until 2.3. */
    public Optional<Directive> maxRequestWorkersLine() {
        return main.setting("maxrequestworkers").or(() -> main.setting("maxclients"));
    }

    /** Processes at once. */
    public long processes() {
        return Math.max(1, workers() / threadsPerChild());
    }

    private long serverLimit() {
        return number("serverlimit", isPrefork() ? PREFORK_WORKERS : SERVER_LIMIT);
    }

    private long threadsPerChild() {
        if (isPrefork()) {
            return 1;
        }
        long limit = number("threadlimit", THREAD_LIMIT);
        return Math.max(1, Math.min(number("threadsperchild", THREADS_PER_CHILD), limit));
    }

    private long number(String name, long standard) {
        return main.setting(name).flatMap(line -> line.number(1)).orElse(standard);
    }
}
