package longwire.proxyconf.relocation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.syntax.Directive;

/** What Apache writes, the certificates that it reads, and the user that it becomes. */
final class ApacheFiles {
    private static final String RUN_DIRECTORY = "DefaultRuntimeDir";
    private static final String PID_FILE = "PidFile";
    private static final String ERRORS = "ErrorLog";
    private static final String TO_US = "/dev/stderr";
    private static final Set<String> LOGS = Set.of("customlog", "transferlog", "forensiclog", "scriptlog");
    private static final Set<String> CERTIFICATES =
            Set.of("sslcertificatefile", "sslcertificatechainfile", "sslproxymachinecertificatefile");
    /** Words with a path behind their first colon. */
    private static final Set<String> SHARED = Set.of("sslsessioncache", "sslstaplingcache");

    private static final Map<String, String> OTHERS = Map.of(
            "scoreboardfile", "scoreboard", "coredumpdirectory", "", "scriptsock", "cgisock", "cacheroot", Site.CACHES);

    private final ApacheConfig config;
    private final Moves moves;
    private final Site site;

    ApacheFiles(ApacheConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    static String user() {
        return List.of("www-data", "apache").stream()
                .filter(Site::isUser)
                .findFirst()
                .orElse("nobody");
    }

    static String group() {
        return List.of("www-data", "apache", "nogroup").stream()
                .filter(Site::isGroup)
                .findFirst()
                .orElse("nobody");
    }

    void move() {
        config.main().directive().deep().filter(line -> line.words().size() > 1).forEach(this::move);
        add(RUN_DIRECTORY, Site.quoted(site.scratch()));
        add(PID_FILE, site.file("apache2.pid"));
        add(ERRORS, TO_US);
    }

    private void move(Directive line) {
        String name = line.name();
        String value = line.argument(1);
        if (name.equals("serverroot")) {
            moves.word(line, 1, Site.quoted(new Mirror(site.mirror()).of(Path.of(value))));
        } else if (name.equals("errorlog")) {
            moves.word(line, 1, TO_US);
        } else if (LOGS.contains(name)) {
            moves.word(line, 1, site.moved(Site.LOGS, value.replaceAll("[${}]+", "")));
        } else if (name.equals("pidfile")) {
            moves.word(line, 1, site.file("apache2.pid"));
        } else if (name.equals("defaultruntimedir")) {
            moves.word(line, 1, Site.quoted(site.scratch()));
        } else if (CERTIFICATES.contains(name)) {
            moves.word(line, 1, Site.quoted(site.certificate()));
        } else if (name.equals("sslcertificatekeyfile")) {
            moves.word(line, 1, Site.quoted(site.key()));
        } else if (OTHERS.containsKey(name)) {
            moves.word(line, 1, site.file(OTHERS.get(name)));
        } else if (name.equals("mutex") && value.matches("\\w+:/.*")) {
            moves.word(line, 1, value.replaceFirst(":.*", ":" + site.scratch()));
        } else if (SHARED.contains(name) && value.matches("\\w+:/.*")) {
            moves.word(line, 1, value.replaceFirst("/[^(]*/", site.scratch() + "/"));
        } else if (site.root() && name.equals("user") && !isKnown(value, Site.isUser(value))) {
            moves.word(line, 1, user());
        } else if (site.root() && name.equals("group") && !isKnown(value, Site.isGroup(value))) {
            moves.word(line, 1, group());
        }
    }

    /** A variable is set in the environment, and a number needs no name. */
    private static boolean isKnown(String value, boolean named) {
        return named || value.startsWith("${") || value.startsWith("#");
    }

    /** Its own defaults lie in directories of the system. */
    private void add(String name, String value) {
        if (config.main().setting(name.toLowerCase(Locale.ROOT)).isEmpty()) {
            moves.lastLine(name + " " + value);
        }
    }
}
