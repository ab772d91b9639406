package longwire.proxy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A proxy that comes as a program of its own, driven as its {@link Description} says. A class of its own says only what that
 * can't; {@link ProgramDriver} does what is common to all.
 */
class Program {
    private final String name;
    private Description description;

    /** The one that {@code NAME.conf} describes, which is read when it is first asked for: most commands need one of all. */
    Program(String name) {
        this.name = name;
    }

    Program(Description description) {
        this.name = description.name();
        this.description = description;
    }

    final String name() {
        return name;
    }

    final synchronized Description description() {
        if (description == null) {
            description = DescriptionReader.read(name);
        }
        return description;
    }

    final List<String> templates() {
        return description().templates();
    }

    /** What its templates want to know beside what all get; see {@link Workplace#render}. */
    Map<String, Object> particulars(Workplace workplace) {
        return Map.of();
    }

    /** All that its templates say in a {@link Workplace#example}; each below its name where they are several. */
    String example(Workplace nowhere) {
        if (templates().size() == 1) {
            return nowhere.filled(templates().get(0), particulars(nowhere));
        }
        return templates().stream()
                .map(template -> "# " + template + "\n" + nowhere.filled(template, particulars(nowhere)))
                .collect(Collectors.joining("\n"));
    }

    /** Arguments with which it stays in the foreground. */
    List<String> arguments(Workplace workplace) {
        return workplace.filled(description().commands().start());
    }

    /** Takes away what it may have left outside its scratch directory; it has ended. */
    void cleanUp(Workplace workplace) {}

    /** Asks the running program, or one beside it, what configuration is in effect. */
    String configuration(Workplace workplace) {
        Description.Commands commands = description().commands();
        if (!commands.print().isEmpty()) {
            return workplace.ask(workplace.filled(commands.print()));
        }
        if (!commands.check().isEmpty()) {
            workplace.ask(workplace.filled(commands.check()));
        }
        return templates().size() == 1
                ? workplace.rendered(templates().get(0))
                : templates().stream()
                        .map(file -> "# " + file + "\n" + workplace.rendered(file))
                        .collect(Collectors.joining());
    }

    /**
     * Asks the running program what it counted; see {@link RunningProxy#counters}.
     *
     * @param asked how often it was asked before, and now: some count these questions too
     */
    Map<String, Long> counters(Workplace workplace, long asked) {
        return Map.of();
    }
}
