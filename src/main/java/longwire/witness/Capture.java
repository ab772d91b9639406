package longwire.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import longwire.process.ChildProcess;
import longwire.process.ShortCommand;

/** A running capture of the TCP packets on loopback, by tcpdump; ends with {@link #close}. */
public final class Capture implements AutoCloseable {
    private static final String PROGRAM = "tcpdump";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);
    /** All of any packet: one may carry many messages, if several were due together. */
    private static final int BYTES_OF_A_PACKET = 1 << 17;
    /** The kernel's buffer: a second of some hundred thousand packets. */
    private static final int BUFFER_KIB = 1 << 16;

    private static final Pattern DROPPED = Pattern.compile("(\\d+) packets dropped by kernel");

    private final ChildProcess tcpdump;
    private final Path file;
    private final Path log;

    private Capture(ChildProcess tcpdump, Path file, Path log) {
        this.tcpdump = tcpdump;
        this.file = file;
        this.log = log;
    }

    /** Why there can be no capture on this machine; empty if there can. It is tried, with files in {@code directory}. */
    public static Optional<String> whyNot(Path directory) {
        Path trial = directory.resolve("capture.pcap");
        Path log = directory.resolve("capture.log");
        try {
            start(trial, log).close();
            return Optional.empty();
        } catch (OutsideFault none) {
            return Optional.of(none.getMessage().lines().findFirst().orElseThrow());
        } finally {
            delete(trial);
            delete(log);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new OutsideFault(file + ": cannot be deleted: " + failure.getMessage(), failure);
        }
    }

    /**
     * Starts to capture, and returns when packets are captured.
     *
     * @param file gets the packets
     * @param log gets what tcpdump prints
     * @throws OutsideFault with the reason, if there can be no capture on this machine
     */
    public static Capture start(Path file, Path log) {
        String program = ShortCommand.find(PROGRAM)
                .map(Path::toString)
                .orElseThrow(() -> new OutsideFault("tcpdump is not installed; scripts/setup installs it"));
        ChildProcess tcpdump = ChildProcess.guarded(
                PROGRAM,
                List.of(
                        program,
                        "--interface=lo",
                        "--time-stamp-precision=nano",
                        "--snapshot-length=" + BYTES_OF_A_PACKET,
                        "--buffer-size=" + BUFFER_KIB,
                        "--relinquish-privileges=root",
                        "--packet-buffered",
                        "-n",
                        "-w",
                        file.toString(),
                        "tcp"),
                "TERM",
                log);
        Capture capture = new Capture(tcpdump, file, log);
        for (long looks = LIMIT.dividedBy(LOOK); !capture.printed().contains("listening on lo"); looks--) {
            if (tcpdump.awaitEnd(LOOK) || looks == 0) {
                tcpdump.close();
                throw new OutsideFault("tcpdump does not capture here; it needs root\n" + tcpdump.logTail());
            }
        }
        return capture;
    }

    /** Packets that the kernel could not keep for tcpdump, and that are missing in the file; known after {@link #close}. */
    public long dropped() {
        Matcher dropped = DROPPED.matcher(printed());
        if (!dropped.find()) {
            throw new OutsideFault("tcpdump ended without its counts\n" + tcpdump.logTail());
        }
        return Long.parseLong(dropped.group(1));
    }

    /** Ends the capture. The file then has every packet until now. */
    @Override
    public void close() {
        try {
            if (tcpdump.isAlive()) {
                awaitLast();
            }
        } finally {
            tcpdump.close();
        }
    }

    /**
     * Sends a packet and waits until it is in the file. A tcpdump that is stopped leaves out, and does not count, the packets that
     * the kernel has not handed to it yet: those of the last second.
     */
    private void awaitLast() {
        String last = UUID.randomUUID().toString();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket from = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            from.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));
            long read = 0;
            for (long looks = LIMIT.dividedBy(LOOK); looks > 0; looks--) {
                try (InputStream in = Files.newInputStream(file)) {
                    // What was read before may end within it.
                    in.skipNBytes(Math.max(0, read - last.length()));
                    byte[] more = in.readAllBytes();
                    if (new String(more, StandardCharsets.ISO_8859_1).contains(last)) {
                        return;
                    }
                    read = Math.max(0, read - last.length()) + more.length;
                }
                if (tcpdump.awaitEnd(LOOK)) {
                    break;
                }
            }
        } catch (IOException failure) {
            throw new OutsideFault("tcpdump: its last packets cannot be had: " + failure.getMessage(), failure);
        }
        throw new OutsideFault("tcpdump has not written its last packets\n" + tcpdump.logTail());
    }

    private String printed() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new OutsideFault(log + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
