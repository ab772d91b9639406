package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheMapping;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.syntax.Directive;

/** The kinds of places of Apache's settings. */
final class ApachePlaces {
    private static final String PARAMETER = "ProxyPass ";
    private static final String WORKERS = "maxrequestworkers";
    private static final String THREAD_LIMIT = "ThreadLimit";
    private static final long USUAL_THREAD_LIMIT = 64;
    private static final String A_WHOLE = "a complete configuration, with the main server's Listen";
    /** Groups of related directives. A new directive is put beside an existing one of its group. */
    private static final List<List<String>> FAMILIES = List.of(
            List.of(
                    "threadsperchild",
                    "serverlimit",
                    "threadlimit",
                    WORKERS,
                    "asyncrequestworkerfactor",
                    "threadstacksize"),
            List.of("listenbacklog", "listencoresbucketsratio", "sendbuffersize", "receivebuffersize", "listen"),
            List.of("timeout", "keepalivetimeout", "maxkeepaliverequests", "keepalive"),
            List.of("proxytimeout", "proxyiobuffersize"));

    private final ApacheConfig config;
    private final Texts texts;
    private final List<ApacheServer> servers;

    ApachePlaces(ApacheConfig config, Texts texts) {
        this.config = config;
        this.texts = texts;
        this.servers = config.webSocketServers().toList();
    }

    /** In the main server only, for an MPM with threads. */
    Slot threads(String name) {
        return config.isPrefork() ? Slot.missing("an MPM with threads, such as mpm_event") : main(name);
    }

    /** In the main server only. */
    Slot main(String name) {
        Optional<Directive> line = line(config.main(), name);
        boolean gap = line.isEmpty() && config.isWhole();
        return Slot.of(
                line.map(this::mention).stream().toList(),
                gap ? List.of(value -> List.of(into(config.main(), name + " " + value))) : List.of(),
                A_WHOLE);
    }

    /** In a virtual host or the main server; in the latter if it is not set yet. */
    Slot server(String name) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (ApacheServer server : servers.isEmpty() ? List.of(config.main()) : servers) {
            ApacheServer filled = config.isWhole() ? config.main() : server;
            line(server, name)
                    .ifPresentOrElse(
                            line -> mentions.add(mention(line)),
                            () -> gaps.add(value -> List.of(into(filled, name + " " + value))));
        }
        return Slot.of(mentions, servers.isEmpty() && !config.isWhole() ? List.of() : gaps, A_WHOLE);
    }

    /** A parameter of the connections to the origin. */
    Slot parameter(String setting) {
        return new ApacheParameter(setting.substring(PARAMETER.length()), texts).slot(lines(), sets());
    }

    /** Raises {@code ThreadLimit} to {@code ThreadsPerChild} if it is lower. */
    List<Edit> raisedThreadLimit() {
        long threads = number("threadsperchild").orElse(0L);
        if (threads <= number("threadlimit").orElse(USUAL_THREAD_LIMIT)) {
            return List.of();
        }
        return line(config.main(), THREAD_LIMIT)
                .map(line -> mention(line).change().to(String.valueOf(threads)))
                .orElseGet(() -> List.of(into(config.main(), THREAD_LIMIT + " " + threads)));
    }

    /** The directives whose parameters apply to WebSockets. */
    private List<Directive> lines() {
        return servers.stream()
                .flatMap(server -> server.webSocketMappings().flatMap(mapping -> lines(server, mapping)))
                .distinct()
                .toList();
    }

    private static Stream<Directive> lines(ApacheServer server, ApacheMapping mapping) {
        if (mapping.scheme().equals("balancer")) {
            return server.members(mapping);
        }
        ApacheMapping counting = server.sharedWith(mapping).orElse(mapping);
        return counting.isRewrite() ? Stream.empty() : Stream.of(counting.line());
    }

    /** The directives that change connections after those that create them. */
    private List<Directive> sets() {
        return Stream.concat(Stream.of(config.main()), servers.stream())
                .flatMap(server -> server.all("proxyset"))
                .distinct()
                .toList();
    }

    private Optional<Long> number(String name) {
        return config.main().setting(name).flatMap(line -> line.number(1));
    }

    private static Optional<Directive> line(ApacheServer server, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return server.setting(lower)
                .or(() -> lower.equals(WORKERS) ? server.setting("maxclients") : Optional.empty())
                .filter(line -> line.words().size() > 1);
    }

    private Mention mention(Directive line) {
        return new Mention(
                line.place(),
                line.argument(1),
                value -> List.of(
                        texts.text(line.place()).replaced(line.extent().words().get(1), value)));
    }

    private Edit into(ApacheServer server, String words) {
        List<Directive> own = server.directive().block();
        Directive section = server.directive();
        String name = words.split(" ")[0].toLowerCase(Locale.ROOT);
        Optional<Directive> near = FAMILIES.stream()
                .filter(family -> family.contains(name))
                .flatMap(List::stream)
                .flatMap(other -> own.stream().filter(line -> line.is(other)))
                .filter(line -> line.place().file().equals(section.place().file()))
                .reduce((earlier, later) ->
                        later.place().line() > earlier.place().line() ? later : earlier);
        ConfigText text = texts.text(section.place());
        if (near.isPresent()) {
            Directive line = near.get();
            String indentation = text.indentation(line.place().line());
            return text.lineBelow(line.extent().whole().endLine(), indentation, words);
        }
        if (section.extent().words().isEmpty()) {
            // At the end of the file, so that it comes after the modules that define the directive.
            return text.lastLine(words);
        }
        int header = section.extent().whole().endLine();
        return text.lineBelow(header, text.indentation(header) + text.step(), words);
    }
}
