package longwire.proxyconf.relocation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.syntax.Directive;

/** What nginx writes, and the certificates that it reads. */
final class NginxFiles {
    private static final Set<String> TEMPORARY = Set.of(
            "client_body_temp_path", "proxy_temp_path", "fastcgi_temp_path", "uwsgi_temp_path", "scgi_temp_path");
    private static final Set<String> CACHES =
            Set.of("proxy_cache_path", "fastcgi_cache_path", "uwsgi_cache_path", "scgi_cache_path");
    private static final Set<String> CERTIFICATES =
            Set.of("ssl_certificate", "ssl_trusted_certificate", "proxy_ssl_certificate");
    private static final Set<String> KEYS = Set.of("ssl_certificate_key", "proxy_ssl_certificate_key");
    private static final String LOG = "access_log";

    private final NginxConfig config;
    private final Moves moves;
    private final Site site;

    NginxFiles(NginxConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    void move() {
        config.root().deep().filter(line -> line.words().size() > 1).forEach(this::move);
        Map.of("daemon", "off", "pid", site.file("nginx.pid"), "error_log", "stderr").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(line -> config.main(line.getKey()).isEmpty())
                .forEach(line -> moves.lastLine(line.getKey() + " " + line.getValue() + ";"));
        config.main("http").ifPresent(this::add);
    }

    private void move(Directive line) {
        String name = line.name();
        if (TEMPORARY.contains(name)) {
            moves.word(line, 1, site.file(name));
        } else if (CACHES.contains(name)) {
            moves.word(line, 1, site.moved(Site.CACHES, line.argument(1)));
        } else if (CERTIFICATES.contains(name)) {
            moves.word(line, 1, Site.quoted(site.certificate()));
        } else if (KEYS.contains(name)) {
            moves.word(line, 1, Site.quoted(site.key()));
        } else if (name.equals(LOG) && !line.argument(1).equals("off")) {
            moves.word(line, 1, site.moved(Site.LOGS, line.argument(1)));
        } else if (name.equals("error_log")) {
            moves.word(line, 1, "stderr");
        } else if (name.equals("pid")) {
            moves.word(line, 1, site.file("nginx.pid"));
        } else if (name.equals("lock_file")) {
            moves.word(line, 1, site.file("nginx.lock"));
        } else if (name.equals("daemon")) {
            moves.word(line, 1, "off");
        } else if (name.equals("user") && site.root() && !Site.isUser(line.argument(1))) {
            // Nobody of that name is here; the workers must still be able to read and write.
            moves.rest(line, 1, "root");
        }
    }

    /** nginx's own defaults lie in directories of the system. */
    private void add(Directive http) {
        List<String> missing = TEMPORARY.stream()
                .filter(name -> !has(http, name))
                .sorted()
                .map(name -> name + " " + site.file(name) + ";")
                .collect(Collectors.toList());
        if (!has(http, LOG)) {
            missing.add(LOG + " " + site.moved(Site.LOGS, "access.log") + ";");
        }
        if (!missing.isEmpty()) {
            NginxBlock.into(moves, http, String.join(" ", missing));
        }
    }

    private static boolean has(Directive block, String name) {
        return block.last(name).isPresent();
    }
}
