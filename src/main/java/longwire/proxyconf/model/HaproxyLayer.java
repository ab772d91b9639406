package longwire.proxyconf.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A section in TCP mode whose servers are frontends of the same HAProxy, such as one that chooses by SNI. Its tunnels are
 * tunnels of their own: what limits them limits those inside.
 *
 * @param outer the section with the servers
 * @param inner the frontend that they lead to
 */
public record HaproxyLayer(HaproxySection outer, HaproxySection inner) {
    private static final Set<String> ANY = Set.of("", "*", "0.0.0.0", "::", "[::]");
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    /** Whether a server of {@code outer} is an address that {@code inner} listens on. */
    static boolean leads(HaproxySection outer, HaproxySection inner) {
        List<String> binds = inner.own("bind")
                .flatMap(bind -> Stream.of(bind.argument(1).split(",")))
                .map(HaproxyLayer::plain)
                .toList();
        return outer.servers().map(server -> plain(server.argument(2))).anyMatch(server -> binds.stream()
                .anyMatch(bind -> isSame(server, bind)));
    }

    private static boolean isSame(String server, String bind) {
        if (server.equals(bind)) {
            return true;
        }
        int serverPort = server.lastIndexOf(':');
        int bindPort = bind.lastIndexOf(':');
        return serverPort > 0
                && bindPort >= 0
                && server.substring(serverPort).equals(bind.substring(bindPort))
                && HERE.contains(server.substring(0, serverPort))
                && (ANY.contains(bind.substring(0, bindPort)) || HERE.contains(bind.substring(0, bindPort)));
    }

    /** An address without the family that is clear from its form. */
    private static String plain(String address) {
        return address.replaceFirst("^(unix|ipv4|ipv6)@", "");
    }
}
