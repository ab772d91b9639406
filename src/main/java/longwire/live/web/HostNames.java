package longwire.live.web;

import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.plan.LiveSettings;

/**
 * The names by which the page may be asked for. A page of somebody else's in a browser here can have its own name resolved
 * to this machine (DNS rebinding), and could then read ours; but the browser sends that name in {@code Host}.
 */
final class HostNames {
    private final boolean any;

    private HostNames(boolean any) {
        this.any = any;
    }

    /** The names for a page that listens on {@code bound}: loopback names for a loopback address, otherwise any name. */
    static HostNames of(Endpoint bound) {
        return new HostNames(!LiveSettings.isLoopback(bound.host()));
    }

    /** Whether {@code host}, the value of a {@code Host} header or null, is one of the names. */
    boolean allow(String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        return any || LiveSettings.isLoopback(name(host));
    }

    private static String name(String host) {
        // Without a port, as browsers send it for port 80, an IPv6 address still has its brackets.
        boolean port = host.lastIndexOf(':') > host.lastIndexOf(']') && host.indexOf(':') > 0;
        try {
            return Endpoint.parse("Host", port ? host : host + ":80").host();
        } catch (InputFault unreadable) {
            return "";
        }
    }
}
