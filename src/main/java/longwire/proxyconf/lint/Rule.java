package longwire.proxyconf.lint;

import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.ProxyVersion;

/**
 * One kind of mistake. Its {@link Explanation} is in a resource file named after {@code id}.
 *
 * @param <C> what the rule reads: the configuration of one syntax
 * @param id its name in reports and in options of the command; users have it in scripts, so it must not change
 * @param check looks for the mistake
 */
record Rule<C>(String id, Check<C> check) {
    /** Finds the mistakes of one kind, in the order of the configuration. */
    interface Check<C> {
        Stream<Mistake> mistakes(C configuration, Assumptions load);
    }

    Explanation explanation() {
        return Explanation.of(id);
    }

    /** The findings, if {@code version} is one in which they are mistakes; empty if it is not known. */
    Stream<Finding> findings(C configuration, Assumptions load, Optional<ProxyVersion> version) {
        if (!explanation().versions().concerns(version)) {
            return Stream.empty();
        }
        return check.mistakes(configuration, load)
                .map(mistake -> new Finding(
                        id,
                        mistake.severity(),
                        mistake.place(),
                        mistake.words(),
                        explanation().why(),
                        mistake.mends()));
    }
}
