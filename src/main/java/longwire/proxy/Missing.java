package longwire.proxy;

import java.util.Set;
import longwire.process.DebianPackages;

/**
 * A proxy that cannot be started because its program is not on this machine.
 *
 * @param debianPackage the package that it comes in
 */
public record Missing(String debianPackage) {
    /** Whether this machine's release could bring it; yes where that is not known. */
    public boolean packaged() {
        return DebianPackages.unpackaged(Set.of(debianPackage)).isEmpty();
    }

    /** What a person can do about it, in words that follow a colon. */
    public String remedy() {
        return remedy(packaged());
    }

    String remedy(boolean packaged) {
        return packaged
                ? "as root: scripts/setup --proxies, or apt-get install " + debianPackage
                : "this release does not package it";
    }
}
