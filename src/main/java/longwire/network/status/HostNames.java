package longwire.network.status;

import java.util.function.Predicate;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * The names by which a server may be asked. A page of somebody else's in a browser here can have its own name resolved to
 * this machine (DNS rebinding), and could then read ours; but the browser sends that name in {@code Host}.
 */
public final class HostNames {
    /** Any, and none: of a server whose pages anybody may read. */
    public static final HostNames ANY = new HostNames(host -> true);

    private final Predicate<String> allowed;

    private HostNames(Predicate<String> allowed) {
        this.allowed = allowed;
    }

    /** Those of a server that listens at {@code bound}: names of loopback where that is all it listens at, otherwise any. */
    public static HostNames of(Endpoint bound) {
        boolean any = !Endpoint.isLoopback(bound.host());
        return new HostNames(host -> host != null && !host.isEmpty() && (any || Endpoint.isLoopback(name(host))));
    }

    /** Whether {@code host}, a request's {@code Host}, is one of them; null where it has none. */
    boolean allow(String host) {
        return allowed.test(host);
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
