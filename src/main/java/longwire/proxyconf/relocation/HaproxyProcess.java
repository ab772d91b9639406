package longwire.proxyconf.relocation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.syntax.Directive;

/** HAProxy's global section and its logs. */
final class HaproxyProcess {
    private static final String LOG = "log";
    private static final Set<String> OF_THE_PROCESS = Set.of("stdout", "stderr", "global");
    private static final Set<String> OF_ROOT = Set.of("user", "group", "uid", "gid", "chroot");

    private final HaproxyConfig config;
    private final Moves moves;
    private final Site site;

    HaproxyProcess(HaproxyConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    void move() {
        for (Directive section : config.all()) {
            section.all(LOG).filter(line -> line.words().size() > 1).forEach(this::log);
            if (section.is("global")) {
                section.block().forEach(this::global);
            } else if (section.is("program")) {
                // A program of the user's that has no part in passing bytes on.
                moves.comment(section);
                section.block().forEach(moves::comment);
            }
        }
    }

    /** HAProxy cannot log to a file. Its messages go to a port at which nobody listens: they cost it the same. */
    private void log(Directive line) {
        String target = line.argument(1);
        if (!OF_THE_PROCESS.contains(target) && !target.startsWith("ring@") && !target.startsWith("fd@")) {
            moves.word(line, 1, site.free().get().toString());
        }
    }

    private void global(Directive line) {
        if (line.is("pidfile")) {
            moves.word(line, 1, site.file("haproxy.pid"));
        } else if (line.is("stats") && line.argument(1).equals("socket")) {
            // On a port of TCP it would be open to every user of this machine.
            moves.comment(line);
        } else if (OF_ROOT.contains(line.name()) && !isPossible(line)) {
            moves.comment(line);
        }
    }

    private boolean isPossible(Directive line) {
        return site.root()
                && switch (line.name()) {
                    case "user" -> Site.isUser(line.argument(1));
                    case "group" -> Site.isGroup(line.argument(1));
                    case "chroot" -> Files.isDirectory(Path.of(line.argument(1)));
                    default -> true;
                };
    }
}
