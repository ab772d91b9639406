package longwire.proxyconf.relocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.network.Endpoint;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.syntax.Directive;

/**
 * Apache's Listen lines and the addresses of its virtual hosts. The entrance gets an address that no other virtual host has, so
 * that its server answers there whatever the viewers' Host is.
 */
final class ApacheListeners {
    private static final String LISTEN = "listen";
    private static final String HOST = "virtualhost";

    private final ApacheConfig config;
    private final Moves moves;
    private final Site site;

    ApacheListeners(ApacheConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    static boolean isTls(ApacheServer server) {
        return server.setting("sslengine")
                .filter(line -> line.argument(1).equalsIgnoreCase("on"))
                .isPresent();
    }

    void move(ApacheServer server) {
        List<Directive> lines = config.main().all(LISTEN).toList();
        Directive own = server.directive();
        Directive entrance = entrance(lines, own);
        Map<String, Endpoint> moved = new HashMap<>();
        for (Directive line : lines) {
            if (line == entrance) {
                moves.word(line, 1, site.listening().toString());
            } else {
                Endpoint address = site.free().get();
                moved.putIfAbsent(port(line.argument(1)), address);
                moves.word(line, 1, address.toString());
            }
        }
        config.main().directive().deep().filter(host -> host.is(HOST)).forEach(host -> {
            Endpoint address = host == own
                    ? site.listening()
                    : moved.computeIfAbsent(
                            port(host.argument(1)), any -> site.free().get());
            moves.rest(host, 1, address.toString());
        });
    }

    /** The line with the port of the server, or else the first. */
    private static Directive entrance(List<Directive> lines, Directive server) {
        Optional<Directive> same = server.is(HOST)
                ? lines.stream()
                        .filter(line -> port(line.argument(1)).equals(port(server.argument(1))))
                        .findFirst()
                : Optional.empty();
        return same.orElse(lines.get(0));
    }

    private static String port(String address) {
        return address.replaceFirst("^.*:", "");
    }
}
