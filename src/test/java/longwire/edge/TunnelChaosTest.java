package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.clock.Patience;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tunnels whose ends send, stop, close and reset as a seed says, many at a time. */
class TunnelChaosTest {
    /** The column of /proc/net/tcp. */
    private static final int INODE = 9;

    private static final int TUNNELS = 24;
    private static final int MOST_BYTES = 400_000;
    private static final int MOST_CHUNK_BYTES = 30_000;

    /** How one end leaves: after all it had to say, or in the middle of it. */
    private enum Leaving {
        AT_THE_END,
        CLOSING,
        RESETTING
    }

    @ParameterizedTest(name = "data path {0}, seed {1}")
    @CsvSource({
        "sockets, 1",
        "sockets, 2",
        "sockets, 3",
        "splice, 1",
        "splice, 2",
        "splice, 3",
        "channels, 1",
        "channels, 2"
    })
    void whatArrivesIsWhatWasSentAndNothingIsLeft(String dataPath, long seed) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        long filesBefore = openSockets();
        try {
            List<Future<?>> tunnels = new ArrayList<>();
            for (int i = 0; i < TUNNELS; i++) {
                long own = seed * TUNNELS + i;
                tunnels.add(threads.submit(() -> tunnel(dataPath, own, threads)));
            }
            for (Future<?> tunnel : tunnels) {
                tunnel.get(Patience.SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(threads.awaitTermination(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitSockets(filesBefore);
    }

    private static Void tunnel(String dataPath, long seed, ExecutorService threads) throws Exception {
        Random random = new Random(seed);
        Side viewerSide = new Side(random, seed);
        Side originSide = new Side(random, ~seed);
        CompletableFuture<Integer> atOrigin = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    try {
                        atOrigin.complete(originSide.play(wire, viewerSide, threads));
                    } catch (Throwable failure) {
                        atOrigin.completeExceptionally(failure);
                    }
                }));
                Edge edge = edge(origin, setting(dataPath), "sockets.receive-buffer=" + buffer(random));
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();
            int heardByViewer = viewerSide.play(viewer, originSide, threads);
            int heardByOrigin = atOrigin.get(Patience.SECONDS, TimeUnit.SECONDS);

            if (viewerSide.leaving == Leaving.AT_THE_END && originSide.leaving == Leaving.AT_THE_END) {
                assertThat(heardByViewer).isEqualTo(originSide.bytes);
                assertThat(heardByOrigin).isEqualTo(viewerSide.bytes);
            }
            awaitCounter(edge, "tunnelsOpen", 0);
            awaitCounter(edge, "connections", 0);
        }
        return null;
    }

    /** The kernel lists a socket for a moment after it was closed. */
    private static void awaitSockets(long most) throws IOException {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (openSockets() > most) {
            assertThat(System.nanoTime())
                    .as("sockets left: %d", openSockets() - most)
                    .isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }

    private static String setting(String dataPath) {
        return dataPath.equals("splice") ? "sockets.splice=true" : "sockets.data-path=" + dataPath;
    }

    private static int buffer(Random random) {
        return 512 << random.nextInt(7);
    }

    /** This process's TCP sockets; the JDK keeps one of another kind for its own use. */
    private static long openSockets() throws IOException {
        Set<String> tcp = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            Files.readAllLines(Path.of("/proc/self/net", table)).stream()
                    .skip(1)
                    .map(line -> "socket:[" + line.strip().split("\\s+")[INODE] + "]")
                    .forEach(tcp::add);
        }
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(file -> tcp.contains(target(file))).count();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    /** What one end does: sends its bytes in chunks, checks those of the other, and leaves. */
    private static final class Side {
        private final long seed;
        private final int bytes;
        private final Leaving leaving;
        private final int leavesAfter;
        private final List<Integer> chunks = new ArrayList<>();

        Side(Random random, long seed) {
            this.seed = seed;
            this.bytes = random.nextInt(MOST_BYTES);
            // Half of all stay to the end, so that whole transfers are seen too.
            this.leaving = random.nextBoolean()
                    ? Leaving.AT_THE_END
                    : Leaving.values()[random.nextInt(Leaving.values().length)];
            this.leavesAfter = random.nextInt(bytes + 1);
            for (int left = bytes; left > 0; left -= chunks.get(chunks.size() - 1)) {
                chunks.add(1 + random.nextInt(Math.min(left, MOST_CHUNK_BYTES)));
            }
        }

        /** Returns how many bytes of {@code other} came, all of which were right. */
        int play(Wire wire, Side other, ExecutorService threads) throws Exception {
            InputStream in = wire.socket().getInputStream();
            Future<Void> sending = threads.submit((Callable<Void>) () -> send(wire));
            int heard = hear(in, other);
            sending.get(Patience.SECONDS, TimeUnit.SECONDS);
            return heard;
        }

        private Void send(Wire wire) throws IOException {
            try {
                OutputStream out = wire.socket().getOutputStream();
                int sent = 0;
                for (int chunk : chunks) {
                    if (leaving != Leaving.AT_THE_END && sent >= leavesAfter) {
                        break;
                    }
                    out.write(content(sent, chunk));
                    sent += chunk;
                }
                leave(wire);
            } catch (SocketTimeoutException hung) {
                throw hung;
            } catch (IOException otherLeft) {
                // The other end was reset, or has closed: nothing more can be said.
            }
            return null;
        }

        private void leave(Wire wire) throws IOException {
            switch (leaving) {
                case AT_THE_END -> wire.sendEnd();
                case CLOSING -> wire.close();
                case RESETTING -> wire.reset();
                default -> throw new AssertionError(leaving);
            }
        }

        private int hear(InputStream in, Side other) throws IOException {
            byte[] heard = new byte[MOST_CHUNK_BYTES];
            int total = 0;
            try {
                for (int n = in.read(heard); n >= 0; n = in.read(heard)) {
                    assertThat(Arrays.copyOf(heard, n)).isEqualTo(other.content(total, n));
                    total += n;
                }
            } catch (SocketTimeoutException hung) {
                throw hung;
            } catch (IOException otherLeft) {
                // Reset, or closed by ourselves: what came before was right.
            }
            return total;
        }

        private byte[] content(int from, int length) {
            byte[] content = new byte[length];
            IntStream.range(0, length).forEach(i -> content[i] = (byte) ((from + i) * 0x9E3779B9L + seed >>> 7));
            return content;
        }
    }
}
