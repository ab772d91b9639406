package longwire.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a JVM of ours: the {@code java} and the class path of this JVM. Such a JVM prints nothing of its own
 * from JDK 17 to 25, so that its first line is the program's.
 */
public final class JavaCommand {
    /**
     * More arguments for each JVM that is started here, separated by blanks; that JVM hands them on to those that it
     * starts. Meant for tests that time nothing, such as {@code -XX:TieredStopAtLevel=1}: what is measured runs without.
     * Not {@code longwire.…}: those are keys of a plan, which refuses what it does not know.
     */
    public static final String PROPERTY = "children.jvm";

    /**
     * What JDK 24 and later would print four lines about each: native libraries, and memory reached by Unsafe. Netty reaches
     * it so on JDK 25 only where that is allowed; the other way allocates for each message. JDK 17 knows neither warning,
     * nor the second argument. Maven and the scripts read the same from {@code .mvn/jvm.config}.
     */
    static final List<String> QUIET = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JavaCommand() {}

    /**
     * The command line that runs {@code mainClass}.
     *
     * @param jvmArguments such as {@code -Xmx256m}; they come last, so that they win over {@link #PROPERTY}
     * @return the path of {@code java} and its arguments, as {@link ProcessBuilder} wants them
     */
    public static List<String> of(String mainClass, List<String> jvmArguments, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(handedOn(System.getProperty(PROPERTY, "").strip()));
        // Whoever hands on the arguments of this JVM has them among theirs.
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
