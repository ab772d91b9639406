package longwire.network.status;

import java.util.function.Predicate;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * The Host values that a server accepts. With DNS rebinding, a foreign page in a browser on this machine can make its
 * own name resolve to this machine and could then read our pages; but the browser still sends that name in
 * {@code Host}.
 */
public final class HostNames {
    /** Any Host, or none: for a server whose pages everybody may read. */
    public static final HostNames ANY = new HostNames(host -> true);

    private final Predicate<String> allowed;

    private HostNames(Predicate<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * The names for a server that listens on {@code bound}: only loopback names on a loopback address, otherwise any.
     */
    public static HostNames of(Endpoint bound) {
        boolean any = !Endpoint.isLoopback(bound.host());
        return new HostNames(host -> host != null && !host.isEmpty() && (any || Endpoint.isLoopback(name(host))));
    }

    /** Whether {@code host} is accepted; null if the request has no {@code Host}. */
    boolean allow(String host) {
        return allowed.test(host);
    }

    private static String name(String host) {
        // Browsers omit port 80; an IPv6 address is in brackets even then.
        boolean port = host.lastIndexOf(':') > host.lastIndexOf(']') && host.indexOf(':') > 0;
        try {
            return Endpoint.parse("Host", port ? host : host + ":80").host();
        } catch (InputFault unreadable) {
            return "";
        }
    }
}
