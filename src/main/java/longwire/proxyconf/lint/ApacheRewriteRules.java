package longwire.proxyconf.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheRewrite;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** Rewrite rules of Apache that pass WebSockets on: whether they apply to handshakes, and what they ask the origin for. */
final class ApacheRewriteRules {
    static final List<Rule<ApacheConfig>> ALL = List.of(
            new Rule<>("apache.rewrite-condition", ApacheRewriteRules::condition),
            new Rule<>("apache.rewrite-target", ApacheRewriteRules::target),
            new Rule<>("apache.rewrite-path", ApacheRewriteRules::path));

    private static final String UPGRADE = "RewriteCond %{HTTP:Upgrade} websocket [NC]";
    private static final String CONNECTION = "RewriteCond %{HTTP:Connection} upgrade [NC]";

    /** A name in braces that nothing marks as a variable. */
    private static final Pattern TEXT = Pattern.compile("(?<![%$])/?\\{([A-Za-z_]+)}");

    private static final Pattern VARIABLE = Pattern.compile("%\\{(\\w+)}");
    private static final Pattern RULE =
            Pattern.compile("(?i)RewriteRule\\s+(?:\"[^\"]*\"|'[^']*'|\\S+)\\s+(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern GROUP = Pattern.compile("(?<!\\\\)\\((?!\\?)");
    private static final Pattern REFERENCE = Pattern.compile("\\$([1-9])");
    private static final Pattern HOST = Pattern.compile("wss?://(?:\\$\\{\\w+}|[^/%$])+");

    private static final Set<String> KNOWN = Set.of(
            "API_VERSION",
            "AUTH_TYPE",
            "CONN_REMOTE_ADDR",
            "CONTEXT_DOCUMENT_ROOT",
            "CONTEXT_PREFIX",
            "DOCUMENT_ROOT",
            "HTTPS",
            "HTTP_ACCEPT",
            "HTTP_COOKIE",
            "HTTP_FORWARDED",
            "HTTP_HOST",
            "HTTP_PROXY_CONNECTION",
            "HTTP_REFERER",
            "HTTP_USER_AGENT",
            "IPV6",
            "IS_SUBREQ",
            "PATH_INFO",
            "QUERY_STRING",
            "REMOTE_ADDR",
            "REMOTE_HOST",
            "REMOTE_IDENT",
            "REMOTE_PORT",
            "REMOTE_USER",
            "REQUEST_FILENAME",
            "REQUEST_METHOD",
            "REQUEST_SCHEME",
            "REQUEST_URI",
            "SCRIPT_FILENAME",
            "SCRIPT_GROUP",
            "SCRIPT_USER",
            "SERVER_ADDR",
            "SERVER_ADMIN",
            "SERVER_NAME",
            "SERVER_PORT",
            "SERVER_PROTOCOL",
            "SERVER_SOFTWARE",
            "THE_REQUEST");

    private ApacheRewriteRules() {}

    private static Stream<Mistake> condition(ApacheConfig config, Assumptions load) {
        return rules(config).flatMap(rule -> rule.conditions().stream().flatMap(line -> wrong(line).stream()));
    }

    private static Optional<Mistake> wrong(Directive line) {
        String tested = line.argument(1).toUpperCase(Locale.ROOT);
        boolean or = line.argument(3).toUpperCase(Locale.ROOT).contains("OR");
        boolean upgrade = tested.contains("UPGRADE");
        if (or || !tested.matches("%\\{HTTP[:_](UPGRADE|CONNECTION)}")) {
            return Optional.empty();
        }
        Mend mend = Mend.instead(line.place(), upgrade ? UPGRADE : CONNECTION);
        if (tested.contains("_")) {
            return Optional.of(Mistake.breaks(
                    line.place(), line.argument(1) + " is always empty: headers are in %{HTTP:…}.", mend));
        }
        if (!ApacheRewrite.mayHold(line, upgrade ? "websocket" : "Upgrade")) {
            return Optional.of(Mistake.breaks(line.place(), "No handshake of a browser meets this condition.", mend));
        }
        return upgrade || ApacheRewrite.mayHold(line, "keep-alive, Upgrade")
                ? Optional.empty()
                : Optional.of(Mistake.risk(
                        line.place(), "\"keep-alive, Upgrade\", which Firefox sends, does not meet it.", mend));
    }

    private static Stream<Mistake> target(ApacheConfig config, Assumptions load) {
        return rules(config).flatMap(rule -> {
            String target = target(rule);
            Matcher text = TEXT.matcher(target);
            if (text.find()) {
                return Stream.of(asked(
                        rule,
                        "{" + text.group(1) + "} is no variable without %: the origin is asked for that very path.",
                        target.replace(text.group(), "%{" + text.group(1) + "}")));
            }
            Optional<String> unknown = VARIABLE.matcher(target)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !KNOWN.contains(name) && !name.startsWith("TIME"))
                    .findFirst();
            if (unknown.isPresent()) {
                return Stream.of(asked(
                        rule,
                        "There is no variable %{" + unknown.get() + "}: it is always empty.",
                        host(target) + "%{REQUEST_URI}"));
            }
            long groups = GROUP.matcher(rule.pattern()).results().count();
            return REFERENCE
                    .matcher(target)
                    .results()
                    .filter(found -> Long.parseLong(found.group(1)) > groups)
                    .limit(1)
                    .map(found -> asked(
                            rule,
                            "The pattern has no group " + found.group() + ": it is always empty.",
                            host(target) + "%{REQUEST_URI}"));
        });
    }

    private static Mistake asked(ApacheRewrite rule, String words, String target) {
        return Mistake.breaks(rule.place(), words, changed(rule, target));
    }

    private static Stream<Mistake> path(ApacheConfig config, Assumptions load) {
        return rules(config).flatMap(rule -> {
            String target = target(rule);
            String path = target.substring(host(target).length());
            if (path.matches("/?") && !rule.pattern().matches("\\^?[\\w/.-]*\\$")) {
                return Stream.of(Mistake.risk(
                        rule.place(),
                        "Every handshake asks the origin for \"/\".",
                        changed(rule, host(target) + "%{REQUEST_URI}")));
            }
            if (path.startsWith("/%{REQUEST_URI}")
                    || path.startsWith("/$0") && rule.pattern().matches("\\^?/[^?].*")) {
                return Stream.of(Mistake.risk(
                        rule.place(),
                        "The path begins with two slashes.",
                        changed(rule, host(target) + path.substring(1))));
            }
            return path.endsWith("?") && !rule.hasFlag("qsa")
                    ? Stream.of(Mistake.risk(
                            rule.place(),
                            "The query of the handshake is dropped.",
                            changed(rule, target.substring(0, target.length() - 1))))
                    : Stream.empty();
        });
    }

    /** The target as written: with {@code ${name}} for what is defined elsewhere, as a correction must keep it. */
    private static String target(ApacheRewrite rule) {
        Matcher written = RULE.matcher(ApacheHandshakeRules.written(rule.rule()));
        return written.lookingAt() ? written.group(1).replaceAll("^[\"']|[\"']$", "") : rule.target();
    }

    private static String host(String target) {
        Matcher host = HOST.matcher(target);
        return host.lookingAt() ? host.group() : target;
    }

    private static Mend changed(ApacheRewrite rule, String target) {
        Place at = rule.place();
        return Mend.instead(at, ApacheHandshakeRules.written(rule.rule()).replace(target(rule), target));
    }

    private static Stream<ApacheRewrite> rules(ApacheConfig config) {
        return config.servers().stream()
                .flatMap(server -> server.rewrites().stream())
                .filter(ApacheRewrite::isToWebSocket);
    }
}
