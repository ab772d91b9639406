package longwire.proxyconf.relocation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.syntax.Directive;

/** The addresses of Caddy's sites, and their certificates. Each site gets an address of its own, for any Host. */
final class CaddySites {
    private static final String OPTIONS = "{";
    private static final String AUTOMATIC = "auto_https";
    private static final String TLS = "tls";
    /** What would obtain a certificate from elsewhere. */
    private static final Set<String> OBTAINING = Set.of(
            "issuer",
            "dns",
            "dns_ttl",
            "dns_challenge_override_domain",
            "propagation_delay",
            "propagation_timeout",
            "ca",
            "ca_root",
            "eab",
            "on_demand",
            "key_type",
            "resolvers",
            "load",
            "get_certificate",
            "reuse_private_keys");

    private final CaddyConfig config;
    private final Moves moves;
    private final Site at;

    CaddySites(CaddyConfig config, Moves moves, Site at) {
        this.config = config;
        this.moves = moves;
        this.at = at;
    }

    /** Whether viewers of {@code site} use TLS, as Caddy decides it. */
    static boolean isTls(CaddyConfig config, Directive site) {
        String address = site.words().get(0).replaceFirst(",$", "");
        if (address.startsWith("http://") || address.startsWith("https://")) {
            return address.startsWith("https://");
        }
        if (site.last(TLS).isPresent()) {
            return true;
        }
        boolean automatic = options(config)
                .flatMap(options -> options.all(AUTOMATIC))
                .noneMatch(line -> line.argument(1).equals("off"));
        boolean named = !address.startsWith(":") && !address.startsWith("/");
        return address.matches(".*:443(/.*)?") || automatic && named && !address.matches(".*:80(/.*)?");
    }

    void move(Directive entrance) {
        List<Directive> sites =
                config.all().stream().filter(site -> !site.is(OPTIONS)).toList();
        for (Directive site : sites) {
            boolean tls = isTls(config, site);
            Endpoint address = site == entrance ? at.listening() : at.free().get();
            moves.rest(site, 0, (tls ? "https://:" : "http://:") + address.port());
            site.all("bind").forEach(line -> moves.rest(line, 1, address.host()));
            if (site.last("bind").isEmpty()) {
                moves.lineInto(site, "bind " + address.host());
            }
            if (tls) {
                certificate(site);
            }
        }
        // Or it would also listen at port 80, to redirect.
        boolean any = sites.stream().anyMatch(site -> isTls(config, site));
        Optional<Directive> line =
                options(config).flatMap(options -> options.all(AUTOMATIC)).findFirst();
        if (line.isPresent()) {
            moves.rest(line.get(), 1, "off");
        } else if (any) {
            options(config)
                    .findFirst()
                    .ifPresentOrElse(
                            options -> moves.lineInto(options, AUTOMATIC + " off"),
                            () -> moves.firstLine("{\n\t" + AUTOMATIC + " off\n}"));
        }
        options(config).flatMap(options -> options.all("servers")).forEach(servers -> {
            if (servers.words().size() > 1) {
                boolean own =
                        port(servers.argument(1)).equals(port(entrance.words().get(0)));
                moves.word(servers, 1, ":" + (own ? at.listening() : at.free().get()).port());
            }
        });
    }

    private void certificate(Directive site) {
        String files = Site.quoted(at.certificate()) + " " + Site.quoted(at.key());
        Optional<Directive> line = site.last(TLS);
        if (line.isEmpty()) {
            moves.lineInto(site, TLS + " " + files);
            return;
        }
        if (line.get().words().size() > 1) {
            moves.rest(line.get(), 1, files);
        } else {
            moves.append(line.get(), files);
        }
        line.get().block().stream()
                .filter(inner -> OBTAINING.contains(inner.name()))
                .forEach(moves::commentAll);
    }

    static Stream<Directive> options(CaddyConfig config) {
        return config.all().stream().filter(site -> site.is(OPTIONS));
    }

    private static String port(String address) {
        String port = address.replaceFirst("^.*:", "").replaceFirst("[,/].*$", "");
        return port.matches("\\d+") ? port : "443";
    }
}
