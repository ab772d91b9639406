package longwire.proxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longwire.process.DebianPackages;

/**
 * Which proxies that are separate programs are on this machine, in display order.
 *
 * @param installed proxies that can be started
 * @param packaged proxies that can be installed
 * @param unpackaged proxies that this release does not package
 */
public record ProxyPresence(List<String> installed, List<String> packaged, List<String> unpackaged) {
    public ProxyPresence {
        installed = List.copyOf(installed);
        packaged = List.copyOf(packaged);
        unpackaged = List.copyOf(unpackaged);
    }

    /** The proxies of this machine. */
    public static ProxyPresence here() {
        Map<String, Optional<Missing>> missing = new LinkedHashMap<>();
        ProxyDrivers.programs().forEach(driver -> missing.put(driver.name(), driver.missing()));
        // One query for all packages: it takes half a second for any number of them.
        Set<String> unpackaged = DebianPackages.unpackaged(missing.values().stream()
                .flatMap(Optional::stream)
                .map(Missing::debianPackage)
                .toList());
        return of(missing, unpackaged);
    }

    static ProxyPresence of(Map<String, Optional<Missing>> proxies, Set<String> unpackagedPackages) {
        List<String> installed = new ArrayList<>();
        List<String> packaged = new ArrayList<>();
        List<String> unpackaged = new ArrayList<>();
        proxies.forEach((name, missing) -> missing.map(
                        absent -> unpackagedPackages.contains(absent.debianPackage()) ? unpackaged : packaged)
                .orElse(installed)
                .add(name));
        return new ProxyPresence(installed, packaged, unpackaged);
    }
}
