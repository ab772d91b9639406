package longwire.proxy;

import java.util.List;
import longwire.fault.InputFault;

/** The drivers of all supported proxies. */
public final class ProxyDrivers {
    private static final List<ProxyDriver> ALL = List.of(
            new DirectDriver(),
            new EdgeDriver(),
            new ProgramDriver(new Nginx()),
            new ProgramDriver(new HaProxy()),
            new ProgramDriver(new Caddy()),
            new ProgramDriver(new ApacheHttpd()),
            new ProgramDriver(new Varnish()),
            new ProgramDriver(new Program("h2o")),
            new ProgramDriver(new Program("lighttpd")),
            new ProgramDriver(new Program("nghttpx")),
            new ProgramDriver(new Program("trafficserver")),
            new ProgramDriver(new Squid()));

    private ProxyDrivers() {}

    /** The driver with this name in plans. */
    public static ProxyDriver named(String name) {
        return ALL.stream()
                .filter(driver -> driver.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputFault("paths", name, "any of " + String.join(", ", names())));
    }

    /** All drivers, in display order. */
    public static List<ProxyDriver> all() {
        return ALL;
    }

    /** The drivers of separate programs, which may be missing on this machine; in the same order. */
    static List<ProxyDriver> programs() {
        return ALL.stream().filter(ProgramDriver.class::isInstance).toList();
    }

    /** The drivers whose proxy can be started on this machine, in the same order. */
    public static List<ProxyDriver> installed() {
        return ALL.stream().filter(driver -> driver.missing().isEmpty()).toList();
    }

    /** The names of all drivers, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(ProxyDriver::name).toList();
    }
}
