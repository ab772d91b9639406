package longwire.behaviour;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.proxyconf.relocation.Wish;
import longwire.viewer.Target;

/**
 * One thing to try: a proxy that we start, or a server at a URL.
 *
 * @param driver empty for a URL
 * @param target empty for a proxy
 */
record Choice(Optional<ProxyDriver> driver, Optional<Target> target) {
    private static final String ALL = "all";
    /** Without a proxy there is nothing to try. */
    private static final String DIRECT = "direct";

    /**
     * Reads {@code words}: NAME, NAME=PROGRAM, {@code all} or a URL.
     *
     * @param configurations files of the user's by the name of their proxy
     * @throws InputFault with a line for each word that is none of these, and for each proxy that is not installed
     */
    static List<Choice> of(List<String> words, Map<String, Path> configurations) {
        List<Choice> choices = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String word : words) {
            try {
                choices.addAll(of(word, configurations));
            } catch (InputFault fault) {
                faults.add(fault.getMessage());
            }
        }
        configurations.keySet().stream()
                .filter(name -> choices.stream().noneMatch(choice -> choice.driver()
                        .filter(driver -> driver.name().equals(name))
                        .isPresent()))
                .filter(name -> faults.isEmpty())
                .forEach(name -> faults.add("config: " + name + " (expected: a proxy that is tried)"));
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return choices;
    }

    private static List<Choice> of(String word, Map<String, Path> configurations) {
        if (word.contains("://")) {
            Target target = Target.parse("URL", word);
            if (!target.pathTemplate().literals().equals(List.of(target.path()))) {
                throw new InputFault("URL", word, "a URL without placeholders");
            }
            return List.of(new Choice(Optional.empty(), Optional.of(target)));
        }
        if (word.equals(ALL)) {
            return ProxyDrivers.installed().stream()
                    .filter(driver -> !driver.name().equals(DIRECT))
                    .map(driver -> proxy(configured(driver, configurations)))
                    .toList();
        }
        return List.of(proxy(configured(named(word), configurations)));
    }

    private static ProxyDriver named(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (name.equals(DIRECT) || !ProxyDrivers.names().contains(name)) {
            throw new InputFault("PROXY", word, "a URL, all, or any of " + known());
        }
        ProxyDriver driver = ProxyDrivers.named(name);
        if (equals >= 0) {
            return driver.withProgram(name, path(name, word.substring(equals + 1)));
        }
        driver.missing().ifPresent(missing -> {
            throw new InputFault("PROXY", name, "an installed proxy; " + missing.remedy());
        });
        return driver;
    }

    /** The path that {@code text} is; {@code key} is its name in faults. */
    static Path path(String key, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new InputFault(key, text, "the path of a file");
        }
    }

    private static ProxyDriver configured(ProxyDriver driver, Map<String, Path> configurations) {
        Path file = configurations.get(driver.name());
        return file == null ? driver : driver.withConfiguration(new Wish(driver.name(), file, "", Optional.empty()));
    }

    private static Choice proxy(ProxyDriver driver) {
        return new Choice(Optional.of(driver), Optional.empty());
    }

    private static String known() {
        return String.join(
                ", ",
                ProxyDrivers.names().stream()
                        .filter(name -> !name.equals(DIRECT))
                        .toList());
    }
}
