package longwire.proxy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.settings.Setting;

/** What is particular to a proxy that comes as a program of its own; {@link ProgramDriver} does with it what is common. */
interface Program {
    /** What plans call it. */
    String name();

    /** The command, which is looked for in the search path. */
    String command();

    /** The package of Debian that it comes in. */
    String debianPackage();

    /** Arguments that make it say its version; the first number with dots in what it prints. */
    List<String> versionArguments();

    List<Setting> settings();

    /** As {@link ProxyDriver#searched}. */
    default List<String> searched() {
        return List.of();
    }

    /** Which sides can speak TLS. */
    default Set<Encryption> encryptions() {
        return EnumSet.allOf(Encryption.class);
    }

    /** Templates below {@code resources/longwire/proxy/}, each rendered into a file of that name. */
    List<String> templates();

    /** What its templates want to know beside what all get; see {@link Workplace#render}. */
    default Map<String, Object> particulars(Workplace workplace) {
        return Map.of();
    }

    /** All that its templates say in a {@link Workplace#example}; each below its name where they are several. */
    default String example(Workplace nowhere) {
        if (templates().size() == 1) {
            return nowhere.filled(templates().get(0), particulars(nowhere));
        }
        return templates().stream()
                .map(template -> "# " + template + "\n" + nowhere.filled(template, particulars(nowhere)))
                .collect(Collectors.joining("\n"));
    }

    /** Arguments with which it stays in the foreground. */
    List<String> arguments(Workplace workplace);

    /** The signal that ends it at once, open tunnels too. */
    default String stopSignal() {
        return "TERM";
    }

    /** Takes away what it may have left outside its scratch directory; it has ended. */
    default void cleanUp(Workplace workplace) {}

    /** Asks the running program, or one beside it, what configuration is in effect. */
    String configuration(Workplace workplace);

    /**
     * Asks the running program what it counted; see {@link RunningProxy#counters}.
     *
     * @param asked how often it was asked before, and now: some count these questions too
     */
    default Map<String, Long> counters(Workplace workplace, long asked) {
        return Map.of();
    }
}
