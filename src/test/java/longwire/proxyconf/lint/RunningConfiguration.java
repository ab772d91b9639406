package longwire.proxyconf.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import longwire.clock.Patience;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import longwire.process.ChildProcess;
import longwire.process.ShortCommand;
import longwire.proxyconf.syntax.Sources;

/** A proxy that runs with one of the configurations of these tests, before an origin of ours. */
final class RunningConfiguration implements AutoCloseable {
    private static final String CLOSED_UNANSWERED = "closed without an answer";

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);
    /** For what closes by itself a second after it was opened. */
    private static final int CLOSE_MILLIS = 20_000;

    private static final String REQUEST =
            "GET /echo HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final String ACCEPT = "sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=";

    private final ChildProcess process;
    private final ReservedPort port;

    private RunningConfiguration(ChildProcess process, ReservedPort port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the program that {@code text} is for, with what it passes on going to {@code origin}. */
    static RunningConfiguration start(Path directory, String name, String text, Endpoint origin) throws Exception {
        ReservedPort port = new ReservedPort();
        String placed = text.replaceAll("127\\.0\\.0\\.1:[34]000", origin.toString())
                .replace(":8080", ":" + port.endpoint().port())
                // The path that our origin knows.
                .replaceAll(text.contains("/cable") ? "(?<=/)cable\\b" : "(?<=[/(])ws\\b", "echo")
                .replace("file_system storage", "file_system " + directory.resolve("storage"))
                .replace("\"root\": \"storage\"", "\"root\": \"" + directory.resolve("storage") + "\"")
                .replaceAll("(port\" => |port = \")3000", "$1" + origin.port())
                .replace("port = 8080", "port = " + port.endpoint().port())
                .replace("unix@", "unix@" + directory + "/");
        Path file = GoodConfigurations.write(directory, name, placed);
        List<String> command = command(directory, file, port.endpoint());
        // Not TERM: nobody is left whom they should let go in peace, which takes some of them seconds.
        return new RunningConfiguration(ChildProcess.guarded(name, command, "KILL", directory.resolve("log")), port);
    }

    /** What came of a handshake: nothing where all is well, else what was wrong, such as no answer in {@code patience}. */
    String handshake(String host, Duration patience) throws Exception {
        try (Socket socket = connected()) {
            return handshake(socket, host, (int) patience.toMillis());
        }
    }

    /** Opens a WebSocket, sends nothing, and gives back when the proxy has closed it. */
    void awaitCloseOfSilentTunnel() throws Exception {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            try (Socket socket = connected()) {
                String refused = handshake(socket, "127.0.0.1", CLOSE_MILLIS);
                if (refused.isEmpty()) {
                    socket.setSoTimeout(CLOSE_MILLIS);
                    if (socket.getInputStream().read() >= 0) {
                        throw new AssertionError("bytes that nobody sent");
                    }
                    return;
                }
                // A proxy that only just listens may close what it has taken.
                if (!refused.equals(CLOSED_UNANSWERED) || System.nanoTime() > giveUp) {
                    throw new AssertionError(refused);
                }
            }
        }
    }

    String log() {
        return process.logTail();
    }

    @Override
    public void close() {
        process.close();
        port.close();
    }

    private Socket connected() throws Exception {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), port.endpoint().port()));
                return socket;
            } catch (IOException notYet) {
                socket.close();
                if (process.awaitEnd(BETWEEN_ATTEMPTS) || System.nanoTime() > giveUp) {
                    throw new AssertionError("it does not listen: " + log(), notYet);
                }
            }
        }
    }

    private static String handshake(Socket socket, String host, int limitMillis) throws IOException {
        socket.setSoTimeout(limitMillis);
        socket.getOutputStream().write(String.format(REQUEST, host).getBytes(StandardCharsets.US_ASCII));
        // Not beyond the head: what follows it is for others.
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        try {
            String status = lines.readLine();
            if (status == null || !status.startsWith("HTTP/1.1 101 ")) {
                return status == null ? CLOSED_UNANSWERED : "answered " + status;
            }
            boolean upgrade = false;
            boolean accept = false;
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                String lower = line.toLowerCase(Locale.ROOT);
                upgrade |= lower.equals("upgrade: websocket");
                accept |= lower.equals(ACCEPT);
            }
            return upgrade && accept ? "" : "answered 101 without Upgrade or the origin's accept";
        } catch (SocketTimeoutException silent) {
            return "not answered";
        }
    }

    private static String program(Syntax syntax) {
        return switch (syntax) {
            case APACHE -> "apache2";
            case VARNISH -> "varnishd";
            default -> syntax.label();
        };
    }

    /** Without a change of its user, who could not read what is in a directory of ours. */
    private static List<String> varnish(String program, Path directory, String name, Endpoint viewers) {
        String own = directory.resolve("varnish").toString();
        return List.of(
                program, "-F", "-j", "none", "-n", own, "-a", viewers.toString(), "-f", name, "-s", "malloc,16m");
    }

    private static List<String> command(Path directory, Path file, Endpoint viewers) {
        Syntax syntax = Syntax.of(Sources.of(file).main());
        String program = ShortCommand.find(program(syntax)).orElseThrow().toString();
        String name = file.toString();
        return switch (syntax) {
            case NGINX -> List.of(program, "-e", "stderr", "-p", directory.toString(), "-c", name);
            case HAPROXY -> List.of(program, "-db", "-f", name);
            case APACHE -> List.of(program, "-d", directory.toString(), "-f", name, "-D", "FOREGROUND");
            case LIGHTTPD -> List.of(program, "-D", "-f", name);
            case VARNISH -> varnish(program, directory, name, viewers);
            case CADDY ->
                List.of(program, "run", "--config", name, "--adapter", name.endsWith(".json") ? "" : "caddyfile");
        };
    }
}
