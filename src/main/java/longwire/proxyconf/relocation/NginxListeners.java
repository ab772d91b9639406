package longwire.proxyconf.relocation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.syntax.Directive;

/**
 * nginx's listen lines. The entrance gets an address that no other server has, so that its server is the default there whatever
 * the viewers' Host is. Other servers that share an address still share one.
 */
final class NginxListeners {
    private static final String LISTEN = "listen";
    /** Options of a socket, which nginx takes from any one of the lines for its address. */
    private static final List<String> OF_THE_SOCKET =
            List.of("setfib=", "fastopen=", "backlog=", "rcvbuf=", "sndbuf=", "deferred", "reuseport", "so_keepalive=");

    private final NginxConfig config;
    private final Moves moves;
    private final Site site;

    NginxListeners(NginxConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    /** The line of {@code server} that viewers use; empty if it has none, and so listens at nginx's default address. */
    static Optional<Directive> entrance(Directive server, Wish wish) {
        List<Directive> lines = server.all(LISTEN)
                .filter(line -> line.words().size() > 1 && !line.words().contains("quic"))
                .toList();
        Optional<Directive> found = wish.entrance(lines, NginxListeners::isTls);
        if (found.isEmpty() && (!lines.isEmpty() || wish.viewerTls().orElse(false))) {
            throw wish.noListener(server.place());
        }
        return found;
    }

    static boolean isTls(Directive line) {
        return line.words().contains("ssl");
    }

    void move(Directive server, Wish wish) {
        Optional<Directive> entrance = entrance(server, wish);
        Map<String, Endpoint> moved = new HashMap<>();
        lines().filter(line -> entrance.filter(own -> own == line).isEmpty()).forEach(line -> {
            moves.word(
                    line,
                    1,
                    moved.computeIfAbsent(address(line), any -> site.free().get())
                            .toString());
            withoutVersion6(line);
        });
        if (entrance.isEmpty()) {
            NginxBlock.into(moves, server, LISTEN + " " + site.listening() + ";");
            return;
        }
        Directive line = entrance.get();
        moves.word(line, 1, site.listening().toString());
        moves.without(line, "proxy_protocol");
        withoutVersion6(line);
        options(line).forEach(option -> moves.append(line, option));
    }

    /** Options that another line sets for the address of {@code entrance}. */
    private Stream<String> options(Directive entrance) {
        if (entrance.words().stream().anyMatch(NginxListeners::isOption)) {
            return Stream.empty();
        }
        return lines().filter(line -> line != entrance && address(line).equals(address(entrance)))
                .flatMap(line -> line.words().stream())
                .filter(NginxListeners::isOption)
                .distinct();
    }

    private static boolean isOption(String word) {
        return OF_THE_SOCKET.stream()
                .anyMatch(option -> option.endsWith("=") ? word.startsWith(option) : word.equals(option));
    }

    private void withoutVersion6(Directive line) {
        line.words().stream().filter(word -> word.startsWith("ipv6only=")).forEach(word -> moves.without(line, word));
    }

    private Stream<Directive> lines() {
        return config.root()
                .deep()
                .filter(line -> line.is(LISTEN) && line.words().size() > 1);
    }

    private static String address(Directive line) {
        String said = line.argument(1).toLowerCase(Locale.ROOT);
        String whole = said.matches("\\d+") ? "*:" + said : said.matches(".*:\\d+") ? said : said + ":80";
        return whole.replaceFirst("^0\\.0\\.0\\.0:", "*:");
    }
}
