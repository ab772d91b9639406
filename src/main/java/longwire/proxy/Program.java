package longwire.proxy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A proxy that is a separate program, run as its {@link Description} says. A subclass adds what a description cannot
 * express; {@link ProgramDriver} does what is common to all.
 */
class Program {
    /** Some programs compile their configuration first, which takes seconds on a busy machine. */
    static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private Description description;

    /**
     * The program that {@code NAME.conf} describes. The file is read on first use, since most commands need only one of
     * all.
     */
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

    /** Values for its templates in addition to those that all templates get; see {@link Workplace#render}. */
    Map<String, Object> particulars(Workplace workplace) {
        return Map.of();
    }

    /** Its templates, filled for a {@link Workplace#example}; each below its name if there are several. */
    String example(Workplace nowhere) {
        if (templates().size() == 1) {
            return nowhere.filled(templates().get(0), particulars(nowhere));
        }
        return templates().stream()
                .map(template -> "# " + template + "\n" + nowhere.filled(template, particulars(nowhere)))
                .collect(Collectors.joining("\n"));
    }

    /** Arguments that start it in the foreground. */
    List<String> arguments(Workplace workplace) {
        return workplace.filled(description().commands().start());
    }

    /** The command that does {@code operation} to a running instance; empty if there is none. */
    List<String> command(Operation operation) {
        Description.Commands commands = description().commands();
        return switch (operation) {
            case RELOAD -> commands.reload();
            case DRAIN -> commands.drain();
            case KILL -> List.of("kill", "-KILL", "--", "-{{ pid }}");
            case STOP -> List.of("kill", "-" + commands.stopSignal(), "{{ pid }}");
        };
    }

    /** The file that it was started with. */
    Path main(Workplace workplace) {
        return workplace.file(templates().isEmpty() ? name : templates().get(0));
    }

    /** Writes its files for {@code workplace}. */
    void prepare(Workplace workplace) {
        templates().forEach(template -> workplace.render(template, particulars(workplace)));
    }

    /** {@code NAME=VALUE} for each variable that it needs in its environment. */
    List<String> environment() {
        return List.of();
    }

    /** What viewers open for {@code path} of the origin. */
    String viewerPath(String path) {
        return path;
    }

    /** The user's configuration that it runs; empty if it runs its templates. */
    String configurationFile() {
        return "";
    }

    /** What was changed in the user's configuration. */
    List<String> changes() {
        return List.of();
    }

    /** {@code log} with the files of the user in place of copies. */
    String inTheUsersWords(String log) {
        return log;
    }

    /** How long a refused handshake is tried again. */
    Duration patience() {
        return READY_LIMIT;
    }

    /** Deletes what it may have left outside its scratch directory. Called after it has ended. */
    void cleanUp(Workplace workplace) {}

    /** The configuration in effect, as the program prints it, or else as its files contain it. */
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
     * The counters of the running program; see {@link RunningProxy#counters}.
     *
     * @param asked number of queries so far, including this one, since some programs count them
     */
    Map<String, Long> counters(Workplace workplace, long asked) {
        return Map.of();
    }
}
