package longwire.proxy;

import org.junit.jupiter.api.Assumptions;

/**
 * Tests need the real proxies: on a person's machine one that is not there is left out, in CI it is a fault. One that this
 * release does not package is left out everywhere.
 */
public final class Installed {
    private Installed() {}

    /** Goes on where {@code driver} can be started. */
    public static void orSkip(ProxyDriver driver) {
        driver.missing().ifPresent(missing -> skip(driver.name(), missing, missing.packaged(), inCi()));
    }

    static void skip(String name, Missing missing, boolean packaged, boolean inCi) {
        String message = name + " is not installed; " + missing.remedy(packaged);
        if (packaged && inCi) {
            throw new AssertionError(message);
        }
        Assumptions.abort(message);
    }

    private static boolean inCi() {
        return "true".equals(System.getenv("CI"));
    }
}
