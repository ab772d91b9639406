package longwire.proxy;

import java.util.List;
import longwire.fault.InputFault;

/** All proxies that can be driven. */
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

    /** The driver that plans call {@code name}. */
    public static ProxyDriver named(String name) {
        return ALL.stream()
                .filter(driver -> driver.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputFault("paths", name, "any of " + String.join(", ", names())));
    }

    /** All of them, in the order in which people read them. */
    public static List<ProxyDriver> all() {
        return ALL;
    }

    /** Those that are programs of their own, which may be missing here; in the same order. */
    static List<ProxyDriver> programs() {
        return ALL.stream().filter(ProgramDriver.class::isInstance).toList();
    }

    /** Those that can be started here, in the same order. */
    public static List<ProxyDriver> installed() {
        return ALL.stream().filter(driver -> driver.missing().isEmpty()).toList();
    }

    /** All names, in the order in which people read them. */
    public static List<String> names() {
        return ALL.stream().map(ProxyDriver::name).toList();
    }
}
