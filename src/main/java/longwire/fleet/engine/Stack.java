package longwire.fleet.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLContext;
import longwire.network.Endpoint;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jgroups.util.TLS;
import org.jgroups.util.TLSClientAuth;

/** The protocols of JGroups that a fleet needs, from the socket upward. */
final class Stack {
    /** A member that has sent nothing for this long is asked, and then lost: SIGSTOP, a cut network. */
    private static final long SILENT_MILLIS = 8_000;

    private static final long HEARTBEAT_MILLIS = 1_000;
    /** A member whose connection broke, or that was silent, has this long to say that it lives. */
    private static final long VERIFY_MILLIS = 1_000;

    private static final long JOIN_MILLIS = 3_000;
    private static final int JOIN_ATTEMPTS = 5;

    private Stack() {}

    static List<Protocol> protocols(Endpoint own, int morePorts, Endpoint lead, SSLContext tls, MeteredThreads threads)
            throws UnknownHostException {
        TCP tcp = new TCP();
        tcp.setThreadFactory(threads);
        tcp.tls(new TLS().enabled(true).setSSLContext(tls).setClientAuth(TLSClientAuth.NEED));
        // Seen at once when a process is killed: the kernel closes its connections.
        tcp.enableSuspectEvents(true);
        tcp.setBindAddress(InetAddress.getByName(own.host()));
        tcp.setBindPort(own.port()).setPortRange(morePorts);
        TCPPING ping = new TCPPING().initialHosts(List.of(new InetSocketAddress(lead.host(), lead.port())));
        ping.setPortRange(0);
        return List.of(
                tcp,
                ping,
                new FD_ALL3().setTimeout(SILENT_MILLIS).setInterval(HEARTBEAT_MILLIS),
                new VERIFY_SUSPECT2().setTimeout(VERIFY_MILLIS),
                new NAKACK2().useMcastXmit(false),
                new UNICAST3(),
                new STABLE(),
                new GMS()
                        .setJoinTimeout(JOIN_MILLIS)
                        .setMaxJoinAttempts(JOIN_ATTEMPTS)
                        .printLocalAddress(false),
                new UFC(),
                new FRAG4());
    }
}
