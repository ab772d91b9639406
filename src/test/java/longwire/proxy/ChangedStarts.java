package longwire.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import longwire.fault.OutsideFault;
import longwire.settings.Setting;

/**
 * Every proxy that is installed, started with its standard settings, and with as many as go together at another value.
 * Settings that its driver would fit to the plan are changed apart from the others: a fit must hold with the others
 * changed. A start that fails is made again with fewer, until it is known whose setting fails.
 */
final class ChangedStarts implements AutoCloseable {
    /** A start is mostly waiting. */
    private static final int STARTS_AT_ONCE = 4;
    /** What excludes another value of others: the edge has pipes only with its own sockets. */
    private static final Map<String, Set<String>> ALONE = Map.of("edge", Set.of("sockets.splice"));

    private final ProxyRig rig;
    private final ExecutorService starts = Executors.newFixedThreadPool(STARTS_AT_ONCE);
    private final Map<String, Future<String>> standard = new HashMap<>();
    /** By driver and setting; settings that are changed together have one outcome. */
    private final Map<List<String>, Future<Outcome>> changed = new HashMap<>();

    /** What was wrong with settings that kept their proxy from starting, and the configuration with the others changed. */
    private record Outcome(Map<String, String> refusals, String configuration) {}

    /** Begins all starts. */
    ChangedStarts(Path directory) {
        rig = new ProxyRig(directory);
        for (ProxyDriver driver : ProxyDrivers.all()) {
            if (driver.missing().isEmpty() && !driver.settings().isEmpty()) {
                begin(driver);
            }
        }
    }

    private void begin(ProxyDriver driver) {
        standard.put(driver.name(), starts.submit(() -> configuration(driver, Map.of())));
        for (Map<String, String> group : groups(driver)) {
            Future<Outcome> outcome = starts.submit(outcome(driver, group));
            group.keySet().forEach(setting -> changed.put(List.of(driver.name(), setting), outcome));
        }
    }

    /** What {@code setting} is changed to: an end of its range that it is not already. */
    static String value(ProxyDriver driver, Setting setting) {
        List<String> others = setting.range().ends().stream()
                .filter(end -> !end.equals(setting.standard()))
                .toList();
        // Where two are said by the same word, the other end tells the second from the first.
        Setting first = driver.settings().stream()
                .filter(one -> SaidValues.lastWord(one).equals(SaidValues.lastWord(setting)))
                .findFirst()
                .orElseThrow();
        return others.get(first.equals(setting) ? 0 : others.size() - 1);
    }

    String standardConfiguration(ProxyDriver driver) throws Exception {
        return standard.get(driver.name()).get();
    }

    /** Why {@code driver}'s proxy did not start with {@code setting} changed; empty where it did. */
    String refusal(ProxyDriver driver, Setting setting) throws Exception {
        return outcome(driver, setting).refusals().getOrDefault(setting.name(), "");
    }

    /** What the proxy told as in effect with {@code setting} changed, which it started with, and others. */
    String changedConfiguration(ProxyDriver driver, Setting setting) throws Exception {
        return outcome(driver, setting).configuration();
    }

    @Override
    public void close() {
        starts.shutdownNow();
        rig.close();
    }

    private Outcome outcome(ProxyDriver driver, Setting setting) throws Exception {
        return changed.get(List.of(driver.name(), setting.name())).get();
    }

    private static List<Map<String, String>> groups(ProxyDriver driver) {
        Map<String, String> decided = new LinkedHashMap<>();
        Map<String, String> fitted = new LinkedHashMap<>();
        List<Map<String, String>> groups = new ArrayList<>(List.of(decided, fitted));
        for (Setting setting : driver.settings()) {
            String value = value(driver, setting);
            if (ALONE.getOrDefault(driver.name(), Set.of()).contains(setting.name())) {
                groups.add(Map.of(setting.name(), value));
            } else {
                (setting.standard().isEmpty() ? fitted : decided).put(setting.name(), value);
            }
        }
        groups.removeIf(Map::isEmpty);
        return groups;
    }

    private Callable<Outcome> outcome(ProxyDriver driver, Map<String, String> group) {
        return () -> {
            AtomicReference<String> last = new AtomicReference<>();
            Map<String, String> refusals = Culprits.of(group, changes -> {
                try {
                    last.set(configuration(driver, changes));
                    return "";
                } catch (OutsideFault failed) {
                    return failed.getMessage();
                }
            });
            if (refusals.isEmpty()) {
                return new Outcome(refusals, last.get());
            }
            // The others are looked at all the same.
            Map<String, String> others = new LinkedHashMap<>(group);
            others.keySet().removeAll(refusals.keySet());
            return new Outcome(refusals, configuration(driver, others));
        };
    }

    private String configuration(ProxyDriver driver, Map<String, String> settings) throws Exception {
        try (RunningProxy proxy = rig.start(driver, settings, Encryption.NONE)) {
            return proxy.configuration();
        }
    }
}
