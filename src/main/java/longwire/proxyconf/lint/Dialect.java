package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.ProxyVersion;
import longwire.proxyconf.syntax.Sources;

/**
 * The reader of one proxy's configurations, and the rules for them.
 *
 * @param <C> the configuration as read
 * @param topics the rules, grouped by topic
 */
record Dialect<C>(Function<Sources, C> reader, List<List<Rule<C>>> topics) {
    Stream<Rule<C>> rules() {
        return topics.stream().flatMap(List::stream);
    }

    /** All findings, each once even if it is found in several ways. */
    List<Finding> findings(Sources sources, Assumptions load, Optional<ProxyVersion> version) {
        C configuration = reader.apply(sources);
        return rules().flatMap(rule -> rule.findings(configuration, load, version))
                .distinct()
                .toList();
    }
}
