package longwire.proxy;

import java.util.Set;
import longwire.process.DebianPackages;

/**
 * A proxy that cannot be started because its program is not on this machine.
 *
 * @param debianPackage the package that contains it
 */
public record Missing(String debianPackage) {
    /** Whether this machine's release packages it; true if that is not known. */
    public boolean packaged() {
        return DebianPackages.unpackaged(Set.of(debianPackage)).isEmpty();
    }

    /** What the user can do about it, as text to follow a colon. */
    public String remedy() {
        return remedy(packaged());
    }

    String remedy(boolean packaged) {
        return packaged
                ? "as root: scripts/setup --proxies, or apt-get install " + debianPackage
                : "this release does not package it";
    }
}
