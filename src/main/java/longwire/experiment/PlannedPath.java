package longwire.experiment;

import longwire.proxy.Encryption;
import longwire.proxy.ProxyDriver;
import longwire.proxy.Settings;

/**
 * One way to the origin, as a plan wants it.
 *
 * @param name what results call it; the same proxy may be there under several
 * @param driver of its proxy
 * @param settings of its proxy
 * @param encryption which sides speak TLS
 */
record PlannedPath(String name, ProxyDriver driver, Settings settings, Encryption encryption) {
    /** The path that a driver makes which was asked for nothing particular. */
    static PlannedPath of(ProxyDriver driver) {
        return new PlannedPath(driver.name(), driver, Settings.standard(driver), Encryption.NONE);
    }
}
