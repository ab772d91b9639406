package longwire.proxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.process.ShortCommand;

/** Varnish. Its settings are arguments of its command; {@code varnishadm} reports those in effect. */
final class Varnish extends Program {
    private static final String MOST_THREADS = "thread_pool_max";
    private static final long LEAST_MOST_THREADS = 200;

    Varnish() {
        super("varnish");
    }

    /** Includes its command, which contains its settings. */
    @Override
    String example(Workplace nowhere) {
        StringBuilder command = new StringBuilder("# " + description().command());
        for (String argument : arguments(nowhere)) {
            command.append(argument.startsWith("-") ? "\n#   " : " ").append(argument);
        }
        return command + "\n" + super.example(nowhere);
    }

    @Override
    List<String> arguments(Workplace workplace) {
        List<String> arguments = new ArrayList<>(super.arguments(workplace));
        if (workplace.settings().get(MOST_THREADS).isEmpty()) {
            // Any pool may get all tunnels, and it also has threads of its own.
            long threads = LEAST_MOST_THREADS + workplace.assignment().capacity();
            arguments.addAll(List.of("-p", MOST_THREADS + "=" + threads));
        }
        workplace.settings().decided().forEach((name, value) -> arguments.addAll(List.of("-p", name + "=" + value)));
        return arguments;
    }

    @Override
    String configuration(Workplace workplace) {
        return "# listening on " + workplace.listening() + "\n"
                + beside(
                        workplace.program(),
                        "varnishadm",
                        workplace.filled(List.of("-n", "{{ scratch }}/varnish", "param.show")))
                + super.configuration(workplace);
    }

    /** The output of a program that comes with {@code server}, of the same version. */
    private static String beside(Path server, String program, List<String> arguments) {
        Path directory = server.toAbsolutePath().getParent();
        Path own = Stream.of(directory, directory.resolveSibling("bin"))
                .map(place -> place.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> ShortCommand.find(program))
                .orElse(Path.of(program));
        List<String> command = new ArrayList<>(List.of(own.toString()));
        command.addAll(arguments);
        ShortCommand asked = ShortCommand.run(command);
        if (asked.status() != 0) {
            throw new OutsideFault(program + " ended with status " + asked.status() + ": " + asked.text());
        }
        return asked.text();
    }
}
