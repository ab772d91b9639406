package longwire.proxyconf.lint;

import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;

/**
 * One kind of mistake.
 *
 * @param <C> what the rule reads: the configuration of one syntax
 * @param id what people call it
 * @param why what the mistake does to WebSockets, as its findings say it
 * @param check looks for it
 */
record Rule<C>(String id, String why, Check<C> check) {
    /** Looks for one kind of mistake; its order is that of the configuration. */
    interface Check<C> {
        Stream<Mistake> mistakes(C configuration, Assumptions load);
    }

    Stream<Finding> findings(C configuration, Assumptions load) {
        return check.mistakes(configuration, load)
                .map(mistake ->
                        new Finding(id, mistake.severity(), mistake.place(), mistake.words(), why, mistake.mends()));
    }
}
