package longwire.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.process.Processes;
import longwire.viewer.Target;

/**
 * What was seen of one proxy from its start to its end.
 *
 * @param echoed what came back of {@link #MESSAGE}
 * @param pollStatuses of two polls
 * @param heldBack events created since the one that had just arrived over an event stream
 * @param misCounted how its counters grew where that was not by just what passed; a proxy may not have all of them
 * @param tree the proxy's processes before it was stopped
 * @param left those of them that ran afterwards
 * @param listensStill whether its port took a connection afterwards
 */
record ProxyLife(
        int port,
        String version,
        String configuration,
        String echoed,
        List<Integer> pollStatuses,
        long heldBack,
        List<String> misCounted,
        List<ProcessHandle> tree,
        List<ProcessHandle> left,
        boolean aliveAfterwards,
        boolean listensStill) {
    static final String MESSAGE = "there and back";

    /** Starts a proxy, has a message, two polls and an event stream pass through it, and stops it twice. */
    static ProxyLife of(ProxyRig rig, ProxyDriver driver, Encryption encryption) throws Exception {
        RunningProxy proxy = rig.start(driver, Map.of(), encryption);
        try (proxy) {
            Map<String, Long> before = proxy.counters();
            String echoed = ProxyRig.echo(proxy, MESSAGE);
            List<String> misCounted = new ArrayList<>(misCounted(proxy, before, "tunnelsOpened", 1));
            Map<String, Long> between = proxy.counters();
            List<Integer> polls = List.of(ProxyRig.poll(proxy), ProxyRig.poll(proxy));
            misCounted.addAll(misCounted(proxy, between, "requests", 2));
            misCounted.addAll(misCounted(proxy, between, "tunnelsOpened", 0));
            long heldBack = rig.heldBack(proxy);
            Target target = proxy.target("/");
            String version = proxy.version();
            String configuration = proxy.configuration();
            List<ProcessHandle> tree = tree(proxy);

            proxy.close();
            proxy.close();

            return new ProxyLife(
                    target.port(),
                    version,
                    configuration,
                    echoed,
                    polls,
                    heldBack,
                    misCounted,
                    tree,
                    tree.stream().filter(Processes::run).toList(),
                    proxy.isAlive(),
                    listens(target));
        }
    }

    private static List<ProcessHandle> tree(RunningProxy proxy) {
        return proxy.pid().stream()
                .mapToObj(pid -> ProcessHandle.of(pid).orElseThrow())
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .toList();
    }

    private static boolean listens(Target target) {
        try (Socket socket = new Socket(target.host(), target.port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Counters follow what a socket shows by a moment; what a proxy does not count can't grow. */
    private static List<String> misCounted(RunningProxy proxy, Map<String, Long> since, String name, long growth) {
        if (!since.containsKey(name)) {
            return List.of();
        }
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        long grown = proxy.counters().get(name) - since.get(name);
        while (grown != growth && System.nanoTime() < giveUp) {
            grown = proxy.counters().get(name) - since.get(name);
        }
        return grown == growth ? List.of() : List.of(name + " grew by " + grown + " (expected: " + growth + ")");
    }
}
