package longwire.proxyconf.lint;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import longwire.proxyconf.model.Assumptions;
import longwire.settings.Values;
import longwire.text.Resources;

/**
 * The documentation of a rule. The examples are configurations, or the relevant part of one; a test applies the rule to
 * both.
 *
 * @param rule its id, such as {@code nginx.http-version}
 * @param what the mistake that the rule reports, in one sentence
 * @param why what the mistake does to persistent connections
 * @param appliesTo programs and versions in words
 * @param versions the versions in which the rule reports it
 * @param load the load for which the rule reports the mistake in the example
 * @param before an example with the mistake, in which the rule reports it
 * @param after the same example without the mistake
 */
public record Explanation(
        String rule,
        String what,
        String why,
        String appliesTo,
        VersionRange versions,
        Assumptions load,
        String before,
        String after) {
    private static final String PLACE = "longwire/proxyconf/lint/rules/";
    private static final Set<String> KEYS = Set.of("what", "why", "applies-to", "versions", "load", "before", "after");

    /** The load of an example that does not set it. */
    private static final Map<String, Object> USUAL_LOAD =
            Map.of("connections", 1_000, "ping-interval", "30s", "processors", 2, "reloads", false);

    /** Explanations that have been read: a rule may find a mistake at hundreds of lines, but its file is read once. */
    private static final Map<String, Explanation> READ = new ConcurrentHashMap<>();

    /**
     * Reads the file of {@code rule}.
     *
     * @throws IllegalStateException when it is missing, which is a bug of ours
     * @throws longwire.fault.InputFault when it is incomplete, which is a bug of ours too
     */
    static Explanation of(String rule) {
        return READ.computeIfAbsent(rule, id -> read(id, Resources.text(PLACE + id + ".conf")));
    }

    static Explanation read(String rule, String text) {
        Config config = ConfigFactory.parseString(text);
        Values values = new Values(config);
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(KEYS);
        unknown.forEach(key -> values.fault(key + ": no such key (expected: one of " + new TreeSet<>(KEYS) + ")"));
        Explanation explanation = new Explanation(
                rule,
                sentence(values, "what"),
                sentence(values, "why"),
                sentence(values, "applies-to"),
                values.attempt(() -> VersionRange.parse(sentence(values, "versions")), null),
                load(values, config),
                example(values, "before"),
                example(values, "after"));
        values.refuseFaults();
        return explanation;
    }

    /** The options of the command that set {@code load}, as far as it differs from the usual one. */
    List<String> options() {
        Assumptions usual = load(new Values(ConfigFactory.empty()), ConfigFactory.empty());
        List<String> options = new ArrayList<>();
        if (load.connections() != usual.connections()) {
            options.add("--connections " + load.connections());
        }
        if (!load.pingInterval().equals(usual.pingInterval())) {
            options.add("--ping-interval " + load.pingInterval().toSeconds() + "s");
        }
        if (load.processors() != usual.processors()) {
            options.add("--processors " + load.processors());
        }
        if (load.reloads()) {
            options.add("--reloads");
        }
        return options;
    }

    private static Assumptions load(Values values, Config config) {
        Config said = config.hasPath("load") ? config.getConfig("load") : ConfigFactory.empty();
        Values load = values.within("load", said.withFallback(ConfigFactory.parseMap(USUAL_LOAD)));
        return new Assumptions(
                load.whole("connections", 1, Integer.MAX_VALUE),
                load.duration("ping-interval"),
                load.whole("processors", 1, Integer.MAX_VALUE),
                load.truth("reloads"));
    }

    /** Joins the lines of the file to one. */
    private static String sentence(Values values, String key) {
        return filled(values, key).strip().replaceAll("\\s+", " ");
    }

    private static String example(Values values, String key) {
        return filled(values, key).stripIndent().strip() + "\n";
    }

    private static String filled(Values values, String key) {
        String text = values.text(key);
        if (text.isBlank()) {
            values.fault(key + ": empty (expected: a non-empty string)");
        }
        return text;
    }
}
