package longwire.proxyconf.lint;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.settings.KnownKeys;

/** All rules of all syntaxes. */
public final class RuleCatalogue {
    private RuleCatalogue() {}

    /** In the order in which they are applied. */
    public static List<Explanation> all() {
        return Arrays.stream(Syntax.values())
                .flatMap(syntax -> syntax.explanations().stream())
                .toList();
    }

    /**
     * The explanation of {@code rule}.
     *
     * @throws InputFault when there is no such rule: with {@code option} and the id that is most similar to {@code rule}
     */
    public static Explanation named(String option, String rule) {
        known(option, List.of(rule));
        return Explanation.of(rule);
    }

    /**
     * The ids in {@code rules}, each once.
     *
     * @throws InputFault with a line for each unknown id, as in {@link #named}
     */
    public static Set<String> known(String option, Collection<String> rules) {
        Set<String> ids = Arrays.stream(Syntax.values())
                .flatMap(syntax -> syntax.ruleIds().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> faults = rules.stream()
                .filter(rule -> !ids.contains(rule))
                .map(rule -> new InputFault(
                                option, rule, KnownKeys.nearest(rule, ids) + "? The option --rules lists all rules")
                        .getMessage())
                .toList();
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return new TreeSet<>(rules);
    }
}
