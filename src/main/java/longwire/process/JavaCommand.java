package longwire.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line for a JVM that Longwire starts, with the {@code java} and the class path of this JVM. From JDK 17 to
 * 25 such a JVM prints no warnings, so that the first line of output comes from the program.
 */
public final class JavaCommand {
    /**
     * The system property with more arguments for each JVM that is started here, separated by spaces; that JVM passes
     * them on to those that it starts. It is meant for tests that measure no time, such as
     * {@code -XX:TieredStopAtLevel=1}. Its name does not begin with {@code longwire.}, because those properties are
     * keys of a plan, and a plan refuses unknown keys.
     */
    public static final String PROPERTY = "children.jvm";

    /**
     * Allows native libraries and memory access by Unsafe, about each of which JDK 24 and later would print four lines.
     * On JDK 25 Netty uses Unsafe only if it is allowed; the alternative allocates memory for each message. JDK 17 has
     * neither warning, and does not know the last argument. The scripts read the same arguments from
     * {@code scripts/jvm.options}, and Maven from {@code .mvn/jvm.config}.
     */
    static final List<String> QUIET = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JavaCommand() {}

    /**
     * The command line that runs {@code mainClass}.
     *
     * @param jvmArguments such as {@code -Xmx256m}; they come last, so that they override {@link #PROPERTY}
     * @return the path of {@code java} and its arguments, for {@link ProcessBuilder}
     */
    public static List<String> of(String mainClass, List<String> jvmArguments, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(handedOn(System.getProperty(PROPERTY, "").strip()));
        // A caller that passes on the arguments of this JVM has some of them already.
        jvmArguments.stream()
                .filter(argument -> !command.contains(argument))
                .toList()
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return command;
    }

    private static List<String> handedOn(String more) {
        if (more.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of(more.split("\\s+")));
        arguments.add("-D" + PROPERTY + "=" + more);
        return arguments;
    }
}
