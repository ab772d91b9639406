package longwire.proxy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import longwire.settings.KnownKeys;
import longwire.settings.Limits;
import longwire.settings.Setting;

/**
 * What a proxy's file says of its program; {@code program.conf} explains each key.
 *
 * @param name what plans call it
 * @param command looked for in the search path
 * @param debianPackage the package of Debian that it comes in
 * @param templates below {@code resources/longwire/proxy/templates/}, each rendered into a file of that name
 * @param encryptions which sides can speak TLS
 * @param commands what it is told
 * @param settings in the order in which people read them
 * @param searched as {@link ProxyDriver#searched}
 */
record Description(
        String name,
        String command,
        String debianPackage,
        List<String> templates,
        List<Encryption> encryptions,
        Commands commands,
        List<Setting> settings,
        List<String> searched) {
    Description {
        TreeSet<String> names = new TreeSet<>();
        Limits limits = new Limits()
                .check("command", command, !command.isBlank(), "a program's name")
                .check("debian-package", debianPackage, !debianPackage.isBlank(), "a package's name");
        settings.forEach(setting -> limits.check("settings", setting.name(), names.add(setting.name()), "each once"));
        searched.stream()
                .filter(word -> !names.contains(word))
                .forEach(
                        word -> limits.check("searched", word, false, names.isEmpty() ? "none" : nearest(word, names)));
        limits.refuse();
    }

    private static String nearest(String word, TreeSet<String> names) {
        return KnownKeys.nearest(word, names) + "?";
    }

    /**
     * Arguments of its command, with gaps as in templates, and its signals.
     *
     * @param version make it print its version: the first number with dots in what it prints
     * @param start with which it stays in the foreground
     * @param print make it print the configuration in effect; may be empty
     * @param check make it check its files instead; may be empty
     * @param stopSignal ends it at once, open tunnels too
     */
    record Commands(
            List<String> version, List<String> start, List<String> print, List<String> check, String stopSignal) {
        Commands {
            new Limits()
                    .check("commands.version", version, !version.isEmpty(), "one argument or more")
                    .check("commands.start", start, !start.isEmpty(), "one argument or more")
                    .check("commands.check", check, print.isEmpty() || check.isEmpty(), "none beside commands.print")
                    .check(
                            "commands.stop-signal",
                            stopSignal,
                            stopSignal.matches("[A-Z][A-Z0-9]*"),
                            "a signal such as TERM")
                    .refuse();
        }

        /** All arguments, by key. */
        Map<String, List<String>> arguments() {
            return new TreeMap<>(Map.of(
                    "commands.version",
                    version,
                    "commands.start",
                    start,
                    "commands.print",
                    print,
                    "commands.check",
                    check));
        }
    }
}
