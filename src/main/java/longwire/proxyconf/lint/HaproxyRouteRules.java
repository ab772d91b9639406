package longwire.proxyconf.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.HaproxyCondition;
import longwire.proxyconf.model.HaproxyCondition.Holds;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;

/** Handshakes that meet a redirect, that no condition matches, or whose URL is lost on the way through HAProxy. */
final class HaproxyRouteRules {
    static final List<Rule<HaproxyConfig>> ALL = List.of(
            new Rule<>("haproxy.redirect", HaproxyRouteRules::redirect),
            new Rule<>("haproxy.redirect-some", HaproxyRouteRules::redirectSome),
            new Rule<>("haproxy.path", HaproxyRouteRules::path),
            new Rule<>("haproxy.url", HaproxyRouteRules::url));

    /** Actions that replace the path or the whole URL, and of which the argument is the new one. */
    private static final List<String> SETTING = List.of("set-path", "set-pathq", "set-uri");

    /** The fixed beginning of an expression, up to a slash behind which anything may follow. */
    private static final Pattern BELOW = Pattern.compile("\\^?((?:/[\\w.-]+)+)/(?![?*])");

    private HaproxyRouteRules() {}

    private static Stream<Mistake> redirect(HaproxyConfig config, Assumptions load) {
        return sections(config).filter(section -> !isOnlyToTls(config, section)).flatMap(section -> redirects(section)
                .filter(line -> section.condition().of(line) == Holds.ALWAYS)
                .map(line -> Mistake.breaks(
                        line.place(), "Every handshake is answered with a redirect.", Mend.remove(line.place()))));
    }

    /** Whether {@code section} takes viewers without TLS whose backends another frontend reaches with TLS. */
    private static boolean isOnlyToTls(HaproxyConfig config, HaproxySection section) {
        return section.own("bind").noneMatch(bind -> bind.words().contains("ssl"))
                && config.backends()
                        .filter(backend -> config.frontendsOf(backend).anyMatch(section::equals))
                        .anyMatch(backend -> config.frontendsOf(backend)
                                .flatMap(frontend -> frontend.own("bind"))
                                .anyMatch(bind -> bind.words().contains("ssl")));
    }

    private static Stream<Mistake> redirectSome(HaproxyConfig config, Assumptions load) {
        return sections(config).flatMap(section -> redirects(section)
                .filter(line -> section.condition().of(line) == Holds.MAYBE)
                .flatMap(line -> {
                    boolean slash = line.words().contains("append-slash");
                    boolean host = section.condition().expressions(line).anyMatch(words -> words.get(0)
                            .toLowerCase(Locale.ROOT)
                            .matches("(req\\.)?hdr(_\\w+)?\\(host\\).*"));
                    return slash || host
                            ? Stream.of(Mistake.risk(
                                    line.place(),
                                    slash
                                            ? "Handshakes are redirected for the slash at the end of their path."
                                            : "Handshakes to another host name are answered with a redirect.",
                                    Mend.remove(line.place())))
                            : Stream.empty();
                }));
    }

    private static Stream<Directive> redirects(HaproxySection section) {
        return Stream.concat(section.own("redirect"), section.own("http-request redirect"));
    }

    private static Stream<Mistake> path(HaproxyConfig config, Assumptions load) {
        return config.frontends().flatMap(frontend -> {
            HaproxyCondition condition = frontend.condition();
            List<Directive> uses = frontend.own("use_backend").toList();
            boolean all = uses.stream().anyMatch(line -> condition.of(line) == Holds.ALWAYS);
            String fallback = frontend.line("default_backend")
                    .map(line -> line.argument(1))
                    .orElse("");
            List<List<String>> others =
                    uses.stream().flatMap(condition::expressions).toList();
            return all
                    ? Stream.empty()
                    : uses.stream()
                            .filter(line -> condition.of(line) == Holds.MAYBE
                                    && !line.argument(1).equals(fallback))
                            .flatMap(line -> lines(condition, line))
                            .distinct()
                            .flatMap(line -> below(line)
                                    .filter(path -> others.stream().noneMatch(other -> covers(other, path)))
                                    .map(path -> Mistake.risk(
                                            line.place(),
                                            path + " itself is not matched here.",
                                            Mend.instead(line.place(), withBare(line, path)))));
        });
    }

    /** The lines in which the condition of {@code line} is written: itself, or its ACLs. */
    private static Stream<Directive> lines(HaproxyCondition condition, Directive line) {
        return line.words().contains("{")
                ? Stream.of(line)
                : line.words().stream().flatMap(condition::named);
    }

    /** Paths without the slash that a pattern of {@code line} demands. */
    private static Stream<String> below(Directive line) {
        boolean beginning = line.words().contains("path_beg") || line.words().contains("beg");
        boolean expression = line.words().contains("path_reg") || line.words().contains("reg");
        return line.words().stream()
                .flatMap(word -> beginning && word.matches("/.+/")
                        ? Stream.of(word.substring(0, word.length() - 1))
                        : expression ? fixed(word).stream() : Stream.empty())
                .filter(PathHints::isEndpoint);
    }

    private static Optional<String> fixed(String expression) {
        Matcher below = BELOW.matcher(expression);
        return below.lookingAt() ? Optional.of(below.group(1)) : Optional.empty();
    }

    private static boolean covers(List<String> expression, String path) {
        boolean beginning = expression.get(0).equals("path_beg") || expression.contains("beg");
        boolean directory = expression.get(0).equals("path_dir") || expression.contains("dir");
        return expression.stream()
                .skip(1)
                .anyMatch(word -> word.equals(path)
                        || beginning && word.startsWith("/") && path.startsWith(word)
                        || directory && path.endsWith("/" + word.replaceAll("^/|/$", ""))
                        || word.startsWith("^")
                                && word.contains(path)
                                && fixed(word).isEmpty());
    }

    private static String withBare(Directive line, String path) {
        String text = String.join(" ", line.words());
        if (line.words().contains("path_beg")
                && line.words().stream().filter(word -> word.startsWith("/")).count() == 1) {
            return text.replace("path_beg", "path_dir").replace(path + "/", path);
        }
        return text.contains("^" + path + "/")
                ? text.replace(path + "/", path + "(/|$)")
                : text.replace(path + "/", path);
    }

    private static Stream<Mistake> url(HaproxyConfig config, Assumptions load) {
        return sections(config).flatMap(section -> section.own("http-request")
                .filter(line -> SETTING.contains(line.argument(1)))
                .filter(line -> !line.argument(2).contains("%["))
                .filter(line -> section.condition().of(line) == Holds.ALWAYS)
                .map(line -> Mistake.risk(
                        line.place(),
                        "Every handshake asks the origin for " + line.argument(2) + ".",
                        Mend.remove(line.place()))));
    }

    /** The sections that handshakes pass. */
    private static Stream<HaproxySection> sections(HaproxyConfig config) {
        return Stream.concat(config.frontends(), config.backends()).distinct();
    }
}
