package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.origin.Delay;
import longwire.process.SystemSettings;
import longwire.proxy.Encryption;
import longwire.proxy.ExternalDriver;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.proxyconf.relocation.Wish;
import longwire.settings.KnownKeys;
import longwire.settings.Settings;
import longwire.settings.Values;
import longwire.viewer.Target;

/** Reads one block of a plan's paths: a proxy that we start, or a system that somebody else started. */
final class PathBlock {
    /** Stands for a system that somebody else started. */
    private static final String EXTERNAL = "external";

    /** What a block may say of a proxy that we start. */
    private static final Set<String> OURS =
            Set.of("name", "proxy", "program", "config", "location", "tls", "delay", "deflate", "settings", "system");
    /** What it may say of one that somebody else started, who alone knows the rest. */
    private static final Set<String> THEIRS = Set.of(
            "name",
            "proxy",
            "target",
            "deflate",
            "settings",
            "apply",
            "reload",
            "drain",
            "stop",
            "start",
            "log",
            "system");

    private static final Config UNSAID = ConfigFactory.parseMap(Map.of(
            "tls", "none", "delay", "none", "deflate", true, "apply", "", "reload", "", "drain", "", "stop", "",
            "start", "", "log", ""));

    /** What ends a line, or a variable. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Pattern LOCATION = Pattern.compile("/[!-~&&[^#]]*");

    private static final SystemSettings SYSTEM = new SystemSettings();

    private final Config block;
    private final String where;
    private final String proxy;
    private final Values values;

    /** A block that stands at {@code where} in its plan. */
    PathBlock(Values plan, Config block, String where) {
        this.block = block;
        this.where = where;
        this.proxy =
                block.hasPath("proxy") ? block.getValue("proxy").unwrapped().toString() : "";
        Config named = ConfigFactory.parseMap(Map.of("name", proxy));
        this.values = plan.within(where, block.withFallback(named).withFallback(UNSAID));
    }

    /**
     * The path that it says.
     *
     * @throws InputFault where there can be none; other faults are added to the plan's
     */
    PlannedPath read() {
        boolean external = proxy.equals(EXTERNAL);
        refuseUnknown(external ? THEIRS : OURS);
        if (proxy.isEmpty()) {
            String known = String.join(", ", ProxyDrivers.names());
            throw new InputFault(where + ".proxy", "none", "any of " + known + ", " + EXTERNAL);
        }
        return external ? external() : ours(driver());
    }

    private ProxyDriver driver() {
        ProxyDriver driver = ProxyDrivers.named(proxy);
        if (block.hasPath("program")) {
            driver = driver.withProgram(where + ".program", file("program"));
        }
        if (block.hasPath("config")) {
            driver = driver.withConfiguration(wish());
        } else if (block.hasPath("location")) {
            throw new InputFault(where + ".location", values.text("location"), "only together with config");
        }
        return driver;
    }

    private String whose(ProxyDriver driver) {
        return block.hasPath("config") ? file("config") + " has" : driver.name() + " supports";
    }

    private Wish wish() {
        String location = block.hasPath("location") ? values.text("location") : "";
        if (!location.isEmpty() && !LOCATION.matcher(location).matches()) {
            throw new InputFault(where + ".location", location, "a URL path such as /ws");
        }
        Optional<Boolean> viewerTls = block.hasPath("tls")
                ? Optional.of(values.oneOf("tls", Encryption.class).viewer())
                : Optional.empty();
        return new Wish(where, file("config"), location, viewerTls);
    }

    /** Like all paths of a plan, it is relative to the working directory. */
    private Path file(String key) {
        String said = values.text(key);
        try {
            return Path.of(said);
        } catch (InvalidPathException noPath) {
            throw new InputFault(where + "." + key, said, "the path of a file");
        }
    }

    private PlannedPath ours(ProxyDriver driver) {
        boolean told = block.hasPath("tls") || !block.hasPath("config");
        Encryption encryption = told
                ? values.oneOf("tls", Encryption.class)
                : driver.encryptions().iterator().next();
        if (!driver.encryptions().contains(encryption)) {
            throw new InputFault(where + ".tls", label(encryption), "what " + whose(driver) + ": " + can(driver));
        }
        Settings settings = Settings.of(driver.schema(), values.block("settings"));
        driver.check(settings);
        return new PlannedPath(
                values.name("name"),
                driver,
                settings,
                encryption,
                values.optionalText("delay", text -> Delay.parse("delay", text)),
                values.truth("deflate"),
                system(),
                Optional.empty());
    }

    private PlannedPath external() {
        if (!block.hasPath("target")) {
            throw new InputFault(
                    where + ".target", "none", "the URL of the running system, for example wss://host/echo");
        }
        Map<String, String> settings = values.block("settings");
        checkTold(settings);
        Target target = Target.parse(where + ".target", values.text("target"));
        ProxyDriver driver = new ExternalDriver(EXTERNAL, target, settings);
        OwnersCommands commands = new OwnersCommands(
                values.text("reload"),
                values.text("drain"),
                values.text("stop"),
                values.text("start"),
                values.text("log"));
        commands.faults().forEach(values::fault);
        return new PlannedPath(
                values.name("name"),
                driver,
                Settings.standard(driver.schema()),
                Encryption.NONE,
                Optional.empty(),
                values.truth("deflate"),
                system(),
                Optional.of(new External(target, values.text("apply"), commands)));
    }

    /** Commands are told each as a variable, and all as a file with a line each. */
    private void checkTold(Map<String, String> settings) {
        Map<String, String> variables = new TreeMap<>(Map.of(External.SETTINGS, "the file with all settings"));
        settings.forEach((name, value) -> {
            if (name.contains("=") || CONTROL.matcher(name + value).find()) {
                values.fault("settings." + name + ": " + value
                        + " (expected: a name without =, name and value on one line each)");
            }
            String same = variables.put(External.variable(name), name);
            if (same != null) {
                values.fault("settings." + name + ": becomes the variable " + External.variable(name) + ", like " + same
                        + " (expected: another name)");
            }
        });
    }

    /** That a value can be had is known only when it is tried. */
    private Map<String, String> system() {
        Map<String, String> settings = values.block("system");
        Values names = values.within("system", block);
        settings.forEach((name, value) -> {
            names.attempt(
                    () -> {
                        SYSTEM.check(name);
                        return name;
                    },
                    name);
            if (value.isBlank() || CONTROL.matcher(value.replace('\t', ' ')).find()) {
                names.fault(name + ": " + value + " (expected: a value)");
            }
        });
        return settings;
    }

    private void refuseUnknown(Set<String> known) {
        List<String> faults = block.root().keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> where + "." + key + ": no such key (expected: " + KnownKeys.nearest(key, known) + "?)")
                .toList();
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    private static String can(ProxyDriver driver) {
        return String.join(
                ", ", driver.encryptions().stream().map(PathBlock::label).toList());
    }

    private static String label(Encryption encryption) {
        return encryption.name().toLowerCase(Locale.ROOT);
    }
}
