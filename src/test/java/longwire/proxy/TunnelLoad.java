package longwire.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import longwire.edge.EdgeJvm;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.process.HostCost;
import longwire.viewer.Target;

/**
 * What the edge bears: many open tunnels, viewers that never read, heads that never end, an origin that dies. The other
 * tunnels must go on, and memory stay bounded. Run by {@code scripts/edge-load}.
 */
final class TunnelLoad {
    private static final int AT_ONCE = 32;
    private static final int DYING_TUNNELS = 1_000;
    private static final int SLOW_HEADS = 500;
    private static final int PUSH_BYTES = 1 << 16;
    private static final int MOST_PUSHES = 1_000;
    private static final byte[] FRAME = frame("there and back");
    private static final List<String> ORIGIN_JVM = List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC");
    private static final double MEGABYTE = 1e6;

    private final Path directory = Files.createTempDirectory("edge-load");
    private final List<ChildProcess> processes = new ArrayList<>();
    private boolean allWell = true;

    private TunnelLoad() throws IOException {}

    /** {@code TUNNELS EDGES}: with more than one edge process, they share a port, and only tunnels are opened. */
    public static void main(String[] arguments) throws Exception {
        int tunnels = Integer.parseInt(arguments[0]);
        int edges = Integer.parseInt(arguments[1]);
        TunnelLoad load = new TunnelLoad();
        try {
            if (edges > 1) {
                load.share(tunnels, edges);
            } else {
                load.bear(tunnels);
            }
        } finally {
            load.processes.forEach(ChildProcess::close);
        }
        System.exit(load.allWell ? 0 : 1);
    }

    /** Several processes on one port: more tunnels than one may have files for. */
    private void share(int tunnels, int edges) throws Exception {
        Endpoint origin = origin();
        List<ChildProcess> sharing = new ArrayList<>();
        Endpoint port = new Endpoint("127.0.0.1", 0);
        for (int i = 0; i < edges; i++) {
            ChildProcess edge =
                    edge("listen.http=\"" + port + "\"", "sockets.reuse-port=true", toward("origin", origin));
            port = Endpoint.parse("edge", edge.awaitReady().split(" ")[0]);
            sharing.add(edge);
        }
        try (OpenTunnels open = new OpenTunnels(target(port, "/echo"), AT_ONCE)) {
            open.open(tunnels);
            say(
                    "%d tunnels are open through %d processes on one port",
                    open.sockets().size(), edges);
            for (ChildProcess edge : sharing) {
                HostCost cost = HostCost.ofProcess(edge.pid());
                say("  one has %d sockets, %.1f MB RSS", cost.sockets(), cost.residentBytes() / MEGABYTE);
            }
            check("every tunnel echoes", echoes(open.sockets()) == tunnels);
        }
    }

    private void bear(int tunnels) throws Exception {
        Endpoint origin = origin();
        Endpoint dying = origin();
        ChildProcess dyingOrigin = processes.get(processes.size() - 1);
        ChildProcess edge = edge(
                "listen.http=\"127.0.0.1:0\"",
                "viewer.head-timeout=5s",
                toward("origin", origin),
                toward("origins.dying", dying),
                "behaviours=[{path=\"/feed\",origin=dying}]");
        Endpoint port = Endpoint.parse("edge", edge.awaitReady().split(" ")[0]);
        try (OpenTunnels open = new OpenTunnels(target(port, "/echo"), AT_ONCE)) {
            memory("no tunnel", edge);
            open.open(tunnels);
            memory(tunnels + " idle tunnels", edge);
            check("every tunnel echoes", echoes(open.sockets()) == tunnels);
            List<Socket> all = new ArrayList<>(open.sockets());
            List<Socket> neverRead = all.subList(0, tunnels / 9);
            List<Socket> others = all.subList(tunnels / 9, tunnels);

            long pushed = push(neverRead);
            memory(
                    String.format(
                            Locale.ROOT,
                            "%d viewers that never read, after %.0f MB",
                            neverRead.size(),
                            pushed / MEGABYTE),
                    edge);
            check("the other tunnels echo", echoes(others) == others.size());
            for (Socket deaf : neverRead) {
                deaf.setSoLinger(true, 0);
                deaf.close();
            }
            dies(port, dyingOrigin, others);
            slowHeads(port, others);
            memory("after all of it", edge);
        }
    }

    private void dies(Endpoint port, ChildProcess origin, List<Socket> others) throws Exception {
        try (OpenTunnels doomed = new OpenTunnels(target(port, "/feed"), AT_ONCE)) {
            doomed.open(DYING_TUNNELS);
            origin.signal("KILL");
            check(
                    "tunnels to an origin that dies are closed",
                    count(doomed.sockets(), TunnelLoad::ends) == DYING_TUNNELS);
        }
        check("and the other tunnels echo", echoes(others) == others.size());
    }

    private void slowHeads(Endpoint port, List<Socket> others) throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < SLOW_HEADS; i++) {
            Socket socket = new Socket(port.host(), port.port());
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
        check("with heads that never end the other tunnels echo", echoes(others) == others.size());
        TimeUnit.SECONDS.sleep(6);
        check("heads that never end are cut off", count(slow, TunnelLoad::ends) == slow.size());
        for (Socket socket : slow) {
            socket.close();
        }
    }

    /** Sends to viewers' origins, whose echoes they never read, until nothing more is taken; returns how many bytes. */
    private static long push(List<Socket> deaf) throws IOException {
        byte[] frame = frame("x".repeat(PUSH_BYTES));
        long pushed = 0;
        for (Socket socket : deaf) {
            // Without waiting: the last write would wait for ever.
            SocketChannel channel = socket.getChannel();
            channel.configureBlocking(false);
            for (int i = 0; i < MOST_PUSHES; i++) {
                ByteBuffer bytes = ByteBuffer.wrap(frame);
                int written = channel.write(bytes);
                pushed += written;
                if (bytes.hasRemaining()) {
                    break;
                }
            }
        }
        return pushed;
    }

    private static int echoes(Iterable<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.getOutputStream().write(FRAME);
        }
        return count(sockets, TunnelLoad::hasEcho);
    }

    private static boolean hasEcho(Socket socket) {
        try {
            // As it was sent, without the mask.
            int payload = FRAME.length - 6;
            byte[] echo = socket.getInputStream().readNBytes(2 + payload);
            return Arrays.equals(Arrays.copyOfRange(FRAME, 6, FRAME.length), Arrays.copyOfRange(echo, 2, echo.length));
        } catch (IOException broken) {
            return false;
        }
    }

    private static boolean ends(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // What came before the end.
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static int count(Iterable<Socket> sockets, Predicate<Socket> wanted) {
        int count = 0;
        for (Socket socket : sockets) {
            count += wanted.test(socket) ? 1 : 0;
        }
        return count;
    }

    /** A masked text frame; the mask is nothing, so that the payload can be compared. */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private Endpoint origin() {
        ChildProcess origin =
                start("origin", "longwire.origin.OriginMain", ORIGIN_JVM, List.of("--listen=127.0.0.1:0"));
        return Endpoint.parse("origin", origin.awaitReady().split(" ")[0]);
    }

    private ChildProcess edge(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--set=drain-timeout=0s"));
        Arrays.stream(settings).forEach(setting -> arguments.add("--set=" + setting));
        return start("edge", "longwire.edge.EdgeMain", EdgeJvm.arguments(), arguments);
    }

    private ChildProcess start(String name, String main, List<String> jvm, List<String> arguments) {
        ChildProcess process =
                ChildProcess.java(name, main, jvm, arguments, directory.resolve(name + processes.size() + ".log"));
        processes.add(process);
        return process;
    }

    private static String toward(String key, Endpoint origin) {
        return key + "={host=\"" + origin.host() + "\",http-port=" + origin.port() + "}";
    }

    private static Target target(Endpoint edge, String path) {
        return new Target(false, edge.host(), edge.port(), path);
    }

    private static void memory(String when, ChildProcess edge) {
        HostCost cost = HostCost.ofProcess(edge.pid());
        say("%-52s %7.1f MB RSS, %6d sockets", when, cost.residentBytes() / MEGABYTE, cost.sockets());
    }

    private void check(String what, boolean holds) {
        allWell &= holds;
        say("%-52s %s", what, holds ? "yes" : "NO");
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
