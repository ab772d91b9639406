package longwire.proxyconf.relocation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.syntax.Directive;

/** HAProxy's listeners, and the sockets that administer it. */
final class HaproxyListeners {
    private static final String BIND = "bind";
    /** Addresses of bind lines that are not TCP addresses. */
    private static final String LOCAL = "(/|unix@|uxst@|uxdg@|uxb@|abns@|fd@|sockpair@|rhttp@|quic).*";
    /** Words followed by the file of a certificate with its key. */
    private static final Set<String> CERTIFICATES = Set.of("crt", "crt-list");

    private final HaproxyConfig config;
    private final Moves moves;
    private final Site site;

    HaproxyListeners(HaproxyConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    static Directive entrance(HaproxySection frontend, Wish wish) {
        List<Directive> lines = frontend.own(BIND)
                .filter(line -> line.words().size() > 1 && !line.argument(1).matches(LOCAL))
                .toList();
        return wish.entrance(lines, HaproxyListeners::isTls).orElseThrow(() -> wish.noListener(frontend.place()));
    }

    static boolean isTls(Directive line) {
        return line.words().contains("ssl");
    }

    void move(Directive entrance) {
        lines(BIND).forEach(line -> move(line, line == entrance));
        lines("dgram-bind")
                .forEach(line -> moves.word(line, 1, site.free().get().toString()));
        moves.without(entrance, "accept-proxy");
    }

    private void move(Directive line, boolean entrance) {
        String said = line.argument(1);
        String quic = said.startsWith("quic") ? "quic4@" : "";
        moves.word(
                line,
                1,
                entrance ? site.listening().toString() : quic + site.free().get());
        for (int at = 2; at + 1 < line.words().size(); at++) {
            if (CERTIFICATES.contains(line.argument(at))) {
                moves.word(line, at, "crt");
                moves.word(line, at + 1, Site.quoted(site.certificateWithKey()));
            }
        }
    }

    private Stream<Directive> lines(String name) {
        return config.all().stream()
                .flatMap(section -> section.all(name))
                .filter(line -> line.words().size() > 1);
    }
}
