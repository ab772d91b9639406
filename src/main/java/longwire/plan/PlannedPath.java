package longwire.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.origin.Delay;
import longwire.proxy.Encryption;
import longwire.proxy.ExternalDriver;
import longwire.proxy.ProxyDriver;
import longwire.settings.Settings;
import longwire.viewer.Target;

/**
 * One way to the origin, as a plan wants it.
 *
 * @param name what results call it; the same proxy may be there under several
 * @param driver of its proxy
 * @param settings of its proxy
 * @param encryption which sides speak TLS
 * @param delay by which the origin keeps its replies back on this path, on purpose
 * @param deflate whether viewers of this path offer to deflate, where the plan has them do so
 * @param system settings of the kernel that are in effect while its proxy starts and during its trials, by the names of sysctl
 * @param external present where somebody else started what is measured
 */
public record PlannedPath(
        String name,
        ProxyDriver driver,
        Settings settings,
        Encryption encryption,
        Optional<Delay> delay,
        boolean deflate,
        Map<String, String> system,
        Optional<External> external) {
    /** The path that a driver makes which was asked for nothing particular. */
    public static PlannedPath of(ProxyDriver driver) {
        return new PlannedPath(
                driver.name(),
                driver,
                Settings.standard(driver.schema()),
                Encryption.NONE,
                Optional.empty(),
                true,
                Map.of(),
                Optional.empty());
    }

    /** The path to a running system that stays as it is. */
    static PlannedPath to(String name, Target target) {
        ProxyDriver driver = new ExternalDriver(name, target);
        return new PlannedPath(
                name,
                driver,
                Settings.standard(driver.schema()),
                Encryption.NONE,
                Optional.empty(),
                true,
                Map.of(),
                Optional.of(new External(target, "", OwnersCommands.NONE)));
    }

    /** Each delay of {@code paths}, refused; {@code where} says where there can be none. */
    public static List<String> delayFaults(List<PlannedPath> paths, String where) {
        return paths.stream()
                .flatMap(path -> path.delay.stream()
                        .map(delay ->
                                "delay of " + path.name + ": " + delay.text() + " (expected: none " + where + ")"))
                .toList();
    }

    /** The path of our origin at which its echo answers on this way. */
    public String echo(String path) {
        return delay.map(asked -> path + "?" + asked.query()).orElse(path);
    }
}
