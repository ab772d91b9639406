package longwire.proxy;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;

/** Tests need the real proxies: on a person's machine one that is not there is left out, in CI it is a fault. */
public final class Installed {
    private Installed() {}

    /** Goes on where {@code driver} can be started. */
    public static void orSkip(ProxyDriver driver) {
        driver.missing().ifPresent(command -> {
            String what = driver.name() + " is not installed; as root: scripts/setup --proxies, or " + command;
            if ("true".equals(System.getenv("CI"))) {
                fail(what);
            }
            Assumptions.abort(what);
        });
    }
}
