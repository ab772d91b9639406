package longwire.proxyconf.relocation;

import java.util.stream.Stream;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.syntax.Directive;

/** What Caddy writes, and its administration. */
final class CaddyFiles {
    private final CaddyConfig config;
    private final Moves moves;
    private final Site at;

    CaddyFiles(CaddyConfig config, Moves moves, Site at) {
        this.config = config;
        this.moves = moves;
        this.at = at;
    }

    void move() {
        config.all().stream()
                .flatMap(site -> site.all("log"))
                .flatMap(log -> log.all("output"))
                .forEach(this::output);
        CaddySites.options(config).forEach(options -> {
            options.all("admin")
                    .filter(line -> line.words().size() > 1 && !line.argument(1).equals("off"))
                    .forEach(line -> moves.word(line, 1, at.free().get().toString()));
            options.all("storage")
                    .filter(line -> line.argument(1).equals("file_system"))
                    .flatMap(line -> Stream.concat(Stream.of(line), line.all("root")))
                    .forEach(line -> {
                        int path = line.is("root") ? 1 : 2;
                        if (line.words().size() > path) {
                            moves.word(line, path, at.file("storage"));
                        }
                    });
        });
    }

    private void output(Directive line) {
        if (line.argument(1).equals("file")) {
            moves.word(line, 2, at.moved(Site.LOGS, line.argument(2)));
        } else if (line.argument(1).equals("net")) {
            moves.rest(line, 1, "discard");
        }
    }
}
