package longwire.proxyconf.relocation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.syntax.Directive;

/** What HAProxy connects to: every server becomes our origin, and other machines become nothing. */
final class HaproxyOrigins {
    private static final String SERVER_DEFAULTS = "default-server";
    /** Sections with servers that are no origins. */
    private static final Set<String> NO_BACKENDS = Set.of("ring", "log-forward", "peers", "mailers", "resolvers");

    private static final Set<String> OTHERS = Set.of("server", "peer", "mailer", "nameserver");
    /** Health checks that our origin cannot answer, and what it does not understand. */
    private static final Set<String> UNANSWERED =
            Set.of("agent-check", "check-send-proxy", "send-proxy", "send-proxy-v2");

    private static final String ANOTHER_PORT = "port";
    private static final String ANOTHER_ADDRESS = "addr";

    private final HaproxyConfig config;
    private final Moves moves;
    private final Site site;

    HaproxyOrigins(HaproxyConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    /** Whether {@code server} of {@code backend} uses TLS. */
    static boolean isTls(Directive server, HaproxySection backend) {
        return Stream.concat(Stream.of(server), defaults(backend))
                .anyMatch(line -> line.words().contains("ssl"));
    }

    void move() {
        config.backends().forEach(backend -> backend.servers().forEach(server -> move(server, backend)));
        for (Directive section : config.all()) {
            section.all(SERVER_DEFAULTS).forEach(this::verified);
            if (NO_BACKENDS.contains(section.name())) {
                section.block().stream()
                        .filter(line ->
                                OTHERS.contains(line.name()) && line.words().size() > 2)
                        .forEach(line -> moves.word(line, 2, site.free().get().toString()));
            } else if (config.backends().noneMatch(backend -> backend.directive() == section)) {
                section.all("server")
                        .filter(line -> line.words().size() > 2)
                        .forEach(line -> moves.word(line, 2, site.origin().toString()));
            }
        }
    }

    private void move(Directive server, HaproxySection backend) {
        int address = server.is("server-template") ? 3 : 2;
        moves.word(server, address, site.origin().toString());
        verified(server);
        boolean unverified = Stream.concat(Stream.of(server), defaults(backend))
                .noneMatch(line -> line.words().contains("verify"));
        if (isTls(server, backend) && unverified) {
            moves.append(server, "verify none");
        }
        boolean foreign = isHttpCheck(backend)
                || server.words().contains(ANOTHER_PORT)
                || server.words().contains(ANOTHER_ADDRESS);
        for (int at = address + 1; at < server.words().size(); at++) {
            String word = server.argument(at);
            if (UNANSWERED.contains(word) || word.equals("check") && foreign) {
                moves.without(server, at);
            }
        }
    }

    /** Our certificate is nobody's; a key of the user's is not on this machine. */
    private void verified(Directive line) {
        List<String> words = line.words();
        for (int at = 1; at + 1 < words.size(); at++) {
            if (words.get(at).equals("verify")) {
                moves.word(line, at + 1, "none");
            } else if (words.get(at).equals("crt")) {
                moves.word(line, at + 1, Site.quoted(site.certificateWithKey()));
            } else if (words.get(at).equals("source")) {
                moves.word(line, at + 1, "0.0.0.0");
            }
        }
    }

    private static Stream<Directive> defaults(HaproxySection backend) {
        return Stream.concat(Stream.of(backend), backend.defaults().stream())
                .flatMap(section -> section.own(SERVER_DEFAULTS));
    }

    private static boolean isHttpCheck(HaproxySection backend) {
        return Stream.concat(Stream.of(backend), backend.defaults().stream())
                .flatMap(section -> section.directive().block().stream())
                .anyMatch(line -> line.is("http-check")
                        || line.is("tcp-check")
                        || line.is("option") && line.argument(1).matches("httpchk|.*-check"));
    }
}
