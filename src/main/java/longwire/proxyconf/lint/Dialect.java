package longwire.proxyconf.lint;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.syntax.Sources;

/**
 * How one proxy's configurations are read, and what is looked for in them.
 *
 * @param <C> a configuration that was read
 * @param topics lists of rules
 */
record Dialect<C>(Function<Sources, C> reader, List<List<Rule<C>>> topics) {
    Stream<Rule<C>> rules() {
        return topics.stream().flatMap(List::stream);
    }

    /** All findings; one that several ways lead to comes once. */
    List<Finding> findings(Sources sources, Assumptions load) {
        C configuration = reader.apply(sources);
        return rules().flatMap(rule -> rule.findings(configuration, load))
                .distinct()
                .toList();
    }
}
