package longwire.proxyconf.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/**
 * A {@code RewriteRule} of Apache with its conditions.
 *
 * @param rule the directive
 * @param conditions the directives {@code RewriteCond} right before it
 */
public record ApacheRewrite(Directive rule, List<Directive> conditions) {
    private static final Set<String> EVERYTHING = Set.of(
            "^", ".*", "^.*", "^.*$", "(.*)", "^(.*)", "^(.*)$", "/(.*)", "^/(.*)", "^/(.*)$", "^/?(.*)", "^/?(.*)$");

    public Place place() {
        return rule.place();
    }

    public String pattern() {
        return rule.argument(1);
    }

    public String target() {
        return rule.argument(2);
    }

    /** Whether it takes every path. */
    public boolean takesAll() {
        return EVERYTHING.contains(pattern());
    }

    /** Whether it passes requests to a WebSocket URL. */
    public boolean isToWebSocket() {
        return (hasFlag("p") || hasFlag("proxy"))
                && target().toLowerCase(Locale.ROOT).matches("wss?://.*");
    }

    /** Whether it answers with a redirect. */
    public boolean isRedirect() {
        boolean flagged = flags().stream().anyMatch(flag -> flag.matches("(r|redirect)(=.*)?"));
        boolean elsewhere = target().matches("(?i)https?://.*") && !hasFlag("p") && !hasFlag("proxy");
        return flagged || elsewhere;
    }

    public boolean hasFlag(String flag) {
        return flags().contains(flag);
    }

    /** The condition about the variable {@code name}, such as {@code HTTP_HOST}, if any. */
    public Optional<Directive> condition(String name) {
        return conditions.stream()
                .filter(line -> line.argument(1).equalsIgnoreCase("%{" + name + "}"))
                .findFirst();
    }

    /** Whether {@code condition}, about a header that is sent as {@code sent}, holds; true if that is not known. */
    public static boolean mayHold(Directive condition, String sent) {
        String pattern = condition.argument(2);
        boolean not = pattern.startsWith("!");
        return holds(
                        not ? pattern.substring(1) : pattern,
                        flags(condition.argument(3)).contains("nc"),
                        sent)
                .map(holds -> holds != not)
                .orElse(true);
    }

    /** Users' regular expressions are not run, since they could take forever: only those of a plain word are known. */
    private static Optional<Boolean> holds(String pattern, boolean anyCase, String sent) {
        boolean exact = pattern.startsWith("=") || pattern.startsWith("^") && pattern.endsWith("$");
        String word = pattern.startsWith("=") ? pattern.substring(1) : pattern.replaceAll("^\\^|\\$$", "");
        if (!word.matches("[\\w-]+")) {
            return Optional.empty();
        }
        String wanted = anyCase ? word.toLowerCase(Locale.ROOT) : word;
        String found = anyCase ? sent.toLowerCase(Locale.ROOT) : sent;
        return Optional.of(exact ? found.equals(wanted) : found.contains(wanted));
    }

    private List<String> flags() {
        return flags(rule.argument(3));
    }

    private static List<String> flags(String text) {
        return Arrays.stream(
                        text.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT).split(","))
                .map(flag -> flag.strip().replaceFirst("^nocase$", "nc"))
                .toList();
    }
}
