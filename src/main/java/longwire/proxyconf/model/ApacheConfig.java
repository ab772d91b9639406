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

/** An Apache configuration: a complete one, or a part such as a virtual host's file. */
public final class ApacheConfig {
    private static final Set<String> OF_A_WHOLE = Set.of(
            "loadmodule", "listen", "serverroot", "maxrequestworkers", "maxclients", "threadsperchild", "serverlimit");
    private static final long SERVER_LIMIT = 16;
    private static final long THREADS_PER_CHILD = 25;
    private static final long THREAD_LIMIT = 64;
    private static final long WORKERS = 400;
    /** The default of prefork, with a process for each connection. */
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

    /** The servers that are meant to carry WebSockets. */
    public Stream<ApacheServer> webSocketServers() {
        return servers.stream()
                .filter(server -> server.webSocketMappings().findAny().isPresent());
    }

    /** Whether it is a complete configuration; a part does not set the number of connections. */
    public boolean isWhole() {
        return OF_A_WHOLE.stream().anyMatch(name -> main.setting(name).isPresent());
    }

    public Stream<Directive> modules() {
        return main.all("loadmodule");
    }

    /**
     * Whether {@code module} is missing. False if the configuration loads no modules, since it is not known which are
     * loaded.
     */
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

    /** Maximum number of connections at the same time, which is the number of threads. */
    public long workers() {
        return Math.min(maxRequestWorkers(), serverLimit() * threadsPerChild());
    }

    public long maxRequestWorkers() {
        return maxRequestWorkersLine().flatMap(line -> line.number(1)).orElse(isPrefork() ? PREFORK_WORKERS : WORKERS);
    }

    /** The line {@code MaxRequestWorkers}, or {@code MaxClients}, which was its name until 2.3. */
    public Optional<Directive> maxRequestWorkersLine() {
        return main.setting("maxrequestworkers").or(() -> main.setting("maxclients"));
    }

    /** Maximum number of processes. */
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
