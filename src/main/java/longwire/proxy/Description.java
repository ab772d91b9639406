package longwire.proxy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import longwire.settings.KnownKeys;
import longwire.settings.Limits;
import longwire.settings.Setting;

/**
 * The description of a proxy's program, from the proxy's file; {@code program.conf} explains each key.
 *
 * @param name the proxy's name in plans
 * @param command the program's name, looked up in the search path
 * @param debianPackage the Debian package that contains it
 * @param templates paths below {@code resources/longwire/proxy/templates/}; each is rendered into a file of the same name
 * @param encryptions which sides can speak TLS
 * @param commands its arguments and its stop signal
 * @param settings in display order
 * @param searched see {@link ProxyDriver#searched}
 * @param silence see {@link ProxyDriver#silence}
 */
record Description(
        String name,
        String command,
        String debianPackage,
        List<String> templates,
        List<Encryption> encryptions,
        Commands commands,
        List<Setting> settings,
        List<String> searched,
        List<String> silence) {
    Description {
        TreeSet<String> names = new TreeSet<>();
        Limits limits = new Limits()
                .check("command", command, !command.isBlank(), "a program's name")
                .check("debian-package", debianPackage, !debianPackage.isBlank(), "a package's name");
        settings.forEach(setting -> limits.check("settings", setting.name(), names.add(setting.name()), "each once"));
        Map.of("searched", searched, "silence", silence).forEach((key, words) -> words.stream()
                .filter(word -> !names.contains(word))
                .forEach(word -> limits.check(key, word, false, names.isEmpty() ? "none" : nearest(word, names))));
        limits.refuse();
    }

    private static String nearest(String word, TreeSet<String> names) {
        return KnownKeys.nearest(word, names) + "?";
    }

    /**
     * Arguments of its command, with gaps as in templates, and the signal that stops it.
     *
     * @param version arguments that print its version, the first number with dots in the output
     * @param start arguments that start it in the foreground
     * @param startOwn arguments that start it in the foreground with a user's configuration; empty if such cannot be run
     * @param print arguments that print the configuration in effect; may be empty
     * @param check arguments that check its files, if it cannot print its configuration; may be empty
     * @param reload a command that makes it use its files as they now are; empty if there is none
     * @param reloadOwn the same with a user's configuration
     * @param drain a command that makes it end once its tunnels have ended; empty if there is none
     * @param stopSignal the signal that stops it at once, with open tunnels
     */
    record Commands(
            List<String> version,
            List<String> start,
            List<String> startOwn,
            List<String> print,
            List<String> check,
            List<String> reload,
            List<String> reloadOwn,
            List<String> drain,
            String stopSignal) {
        Commands {
            new Limits()
                    .check("commands.version", version, !version.isEmpty(), "one argument or more")
                    .check("commands.start", start, !start.isEmpty(), "one argument or more")
                    .check("commands.check", check, print.isEmpty() || check.isEmpty(), "empty beside commands.print")
                    .check(
                            "commands.stop-signal",
                            stopSignal,
                            stopSignal.matches("[A-Z][A-Z0-9]*"),
                            "a signal such as TERM")
                    .refuse();
        }

        /** All arguments, by key. */
        Map<String, List<String>> arguments() {
            Map<String, List<String>> all = new TreeMap<>();
            all.put("commands.version", version);
            all.put("commands.start", start);
            all.put("commands.start-own", startOwn);
            all.put("commands.print", print);
            all.put("commands.check", check);
            all.put("commands.reload", reload);
            all.put("commands.reload-own", reloadOwn);
            all.put("commands.drain", drain);
            return all;
        }
    }
}
