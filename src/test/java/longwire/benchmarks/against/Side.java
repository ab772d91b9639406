package longwire.benchmarks.against;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.proxy.Assignment;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.proxy.RunningProxy;
import longwire.settings.Settings;

/** One of the proxies that are compared, with its settings. */
record Side(ProxyDriver driver, Settings settings) {
    private static final String WITH = "--with";
    private static final String SET = "--set";

    /**
     * The sides in {@code names}.
     *
     * @param programs each {@code NAME=FILE}: the program of a side in place of the installed one
     * @param settings each {@code NAME.KEY=VALUE}: a setting of a side in place of its default
     * @throws InputFault for a name that is none of {@code names}, or that is not a proxy; for a program or a setting that the
     *     proxy does not have; for a proxy that is not installed
     */
    static List<Side> of(List<String> names, List<String> programs, List<String> settings) {
        Map<String, String> program = named(WITH, "NAME=FILE", "=", programs, names);
        Map<String, Map<String, String>> given = new HashMap<>();
        settings.forEach(setting -> named(SET, "NAME.KEY=VALUE", ".", List.of(setting), names)
                .forEach((name, rest) -> put(given.computeIfAbsent(name, any -> new HashMap<>()), setting, rest)));
        return names.stream()
                .map(name -> of(name, program.get(name), given.getOrDefault(name, Map.of())))
                .toList();
    }

    private static Side of(String name, String program, Map<String, String> given) {
        ProxyDriver installed = ProxyDrivers.named(name);
        ProxyDriver driver = program == null ? installed : installed.withProgram(WITH + " " + name, Path.of(program));
        driver.missing().ifPresent(missing -> {
            throw new InputFault("--proxies", name, "an installed proxy; " + missing.remedy());
        });
        return new Side(driver, Settings.of(driver.schema(), given));
    }

    /** What stands after {@code separator}, by the side's name before it. */
    private static Map<String, String> named(
            String option, String expected, String separator, List<String> values, List<String> names) {
        Map<String, String> found = new HashMap<>();
        for (String value : values) {
            int at = value.indexOf(separator);
            if (at < 0 || !names.contains(value.substring(0, at))) {
                throw new InputFault(option, value, expected + " with a NAME of " + String.join(", ", names));
            }
            found.put(value.substring(0, at), value.substring(at + 1));
        }
        return found;
    }

    private static void put(Map<String, String> given, String setting, String keyAndValue) {
        int at = keyAndValue.indexOf('=');
        if (at < 0) {
            throw new InputFault(SET, setting, "NAME.KEY=VALUE");
        }
        given.put(keyAndValue.substring(0, at), keyAndValue.substring(at + 1));
    }

    String name() {
        return driver.name();
    }

    RunningProxy start(Assignment assignment, Path directory) {
        return driver.start(assignment, settings, directory);
    }
}
