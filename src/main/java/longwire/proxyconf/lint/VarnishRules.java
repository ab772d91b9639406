package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.VclConfig;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** What a VCL needs so that WebSockets pass Varnish: a pipe, with the two headers of the handshake. */
final class VarnishRules {
    static final List<Rule<VclConfig>> ALL = List.of(
            new Rule<>("varnish.pipe-missing", VarnishRules::pipeMissing),
            new Rule<>("varnish.pipe-headers", VarnishRules::pipeHeaders),
            new Rule<>("varnish.pipe-value", VarnishRules::pipeValue),
            new Rule<>("varnish.pipe-late", VarnishRules::pipeLate),
            new Rule<>("varnish.pipe-condition", VarnishRules::pipeCondition));

    private static final String CONDITION = "if (req.http.upgrade ~ \"(?i)websocket\") {";
    private static final String PIPE = CONDITION + "\n  return (pipe);\n}";

    private VarnishRules() {}

    private static Stream<Mistake> pipeMissing(VclConfig config, Assumptions load) {
        if (!config.isWhole() || config.pipe().isPresent()) {
            return Stream.empty();
        }
        return config.subroutine("vcl_recv")
                .limit(1)
                .map(receive -> Mistake.breaks(
                        receive.place(),
                        "No request is passed on as a tunnel.",
                        Stream.concat(Stream.of(Mend.into(receive.place(), PIPE)), missingHeaders(config).stream())
                                .toArray(Mend[]::new)));
    }

    private static Stream<Mistake> pipeHeaders(VclConfig config, Assumptions load) {
        return config.pipe().stream().flatMap(pipe -> missingHeaders(config).stream()
                .map(mend -> Mistake.breaks(
                        config.subroutine("vcl_pipe").findFirst().orElse(pipe).place(),
                        "The pipe loses Upgrade or Connection.",
                        mend)));
    }

    private static Optional<Mend> missingHeaders(VclConfig config) {
        List<String> lines = Stream.of("upgrade", "connection")
                .filter(field -> config.piped(field).findAny().isEmpty())
                .map(VarnishRules::line)
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join("\n", lines);
        return Optional.of(config.subroutine("vcl_pipe")
                .findFirst()
                .map(sub -> Mend.into(sub.place(), text))
                .orElseGet(() -> Mend.after(receive(config), "sub vcl_pipe {\n" + text.indent(2) + "}")));
    }

    /** The subroutine with the pipe, or the first one that takes requests. */
    private static Place receive(VclConfig config) {
        return config.subroutine("vcl_recv")
                .findFirst()
                .or(config::pipe)
                .orElseThrow()
                .place();
    }

    private static String line(String field) {
        return "set bereq.http." + field + " = req.http." + field + ";";
    }

    private static Stream<Mistake> pipeValue(VclConfig config, Assumptions load) {
        return Stream.of("upgrade", "connection").flatMap(field -> config.piped(field)
                .filter(line -> isWrong(field, VclConfig.value(line)))
                .map(line -> Mistake.breaks(
                        line.place(),
                        "The origin never sees the viewer's " + field + " here.",
                        Mend.instead(line.place(), line(field)))));
    }

    private static boolean isWrong(String field, String value) {
        boolean text = value.startsWith("\"");
        boolean variable = value.matches("(be)?req\\.http\\.[\\w-]+");
        String right = field.equals("upgrade") ? "websocket" : "upgrade";
        return text && !value.contains(right) || variable && !value.endsWith(".http." + field);
    }

    /** A return without a condition, before the pipe, ends the subroutine. */
    private static Stream<Mistake> pipeLate(VclConfig config, Assumptions load) {
        List<Directive> receives = config.subroutine("vcl_recv")
                .flatMap(sub -> sub.block().stream())
                .toList();
        List<Directive> before = receives.stream()
                .takeWhile(line -> line.deep()
                        .noneMatch(inner -> config.pipe().filter(inner::equals).isPresent()))
                .toList();
        boolean later = before.size() < receives.size();
        return before.stream()
                .filter(line -> later && line.name().matches("return(\\(.*)?"))
                .limit(1)
                .map(line -> Mistake.breaks(
                        line.place(), "Every request ends here, before the pipe.", Mend.before(line.place(), PIPE)));
    }

    private static Stream<Mistake> pipeCondition(VclConfig config, Assumptions load) {
        return config.subroutine("vcl_recv")
                .flatMap(Directive::deep)
                .filter(line -> line.name().startsWith("if")
                        && line.block().stream()
                                .anyMatch(inner ->
                                        config.pipe().filter(inner::equals).isPresent()))
                .filter(
                        line -> String.join(" ", line.words())
                                .matches(
                                        "(?is).*req\\.http\\.(connection\\s*==\\s*\"upgrade\"|upgrade\\s*==\\s*\"WebSocket\").*"))
                .filter(line -> !String.join(" ", line.words()).matches("(?s).*==\\s*\"websocket\".*"))
                .map(line -> Mistake.risk(
                        line.place(),
                        "The whole value is compared, letter by letter; not every browser sends it like this.",
                        Mend.instead(line.place(), CONDITION)));
    }
}
