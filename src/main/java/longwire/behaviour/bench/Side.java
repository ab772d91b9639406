package longwire.behaviour.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * One connection, to the proxy or from it. Once {@link #read} is called, a thread of its own reads all that arrives until the
 * connection ends, so that arrivals and the end are noticed when they happen. A connection that has gone is no exception
 * here, but what is to be found out: sending then returns false.
 */
public final class Side implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final Unread unread = new Unread();
    private Ending ending;
    private boolean paused;
    private boolean closed;

    public Side(Socket socket) {
        this.socket = socket;
    }

    /** Starts to read; until then, bytes wait in the kernel. */
    public Side read() {
        Thread reader = new Thread(this::readAll, "behave-read");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    /** Reads no more than one buffer from now on: what arrives stays in the kernel. */
    public synchronized void pauseReading() {
        paused = true;
    }

    /** Sends {@code bytes} as one write; blocks while the other side takes nothing. False if the connection has gone. */
    public boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Sends {@code text}, a letter a byte. */
    public boolean send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Takes the next head, up to and with its empty line; empty if none is complete within {@code limit}. */
    public synchronized Optional<String> head(Duration limit) {
        awaitUntil(limit, () -> unread.indexOf(END_OF_HEAD) >= 0);
        int end = unread.indexOf(END_OF_HEAD);
        return end < 0
                ? Optional.empty()
                : Optional.of(new String(unread.take(end + END_OF_HEAD.length), StandardCharsets.ISO_8859_1));
    }

    /** Takes {@code count} bytes, or fewer if no more arrive within {@code limit}. */
    public synchronized byte[] take(int count, Duration limit) {
        awaitUntil(limit, () -> unread.size() >= count);
        return unread.take(Math.min(count, unread.size()));
    }

    /** Takes everything up to and with {@code text}, or all that arrives within {@code limit}. */
    public synchronized String takeThrough(String text, Duration limit) {
        byte[] sought = text.getBytes(StandardCharsets.ISO_8859_1);
        awaitUntil(limit, () -> unread.indexOf(sought) >= 0);
        int at = unread.indexOf(sought);
        return new String(unread.take(at < 0 ? unread.size() : at + sought.length), StandardCharsets.ISO_8859_1);
    }

    /** Number of bytes that have arrived and were not taken. */
    public synchronized int waiting() {
        return unread.size();
    }

    /** How it ended; empty if it is still open after {@code limit}. */
    public synchronized Optional<Ending> ending(Duration limit) {
        awaitUntil(limit, () -> ending != null);
        return Optional.ofNullable(ending);
    }

    /** Takes what arrived last, and tells how the connection ended: with a close code if a close frame came first. */
    public synchronized String howItEnded() {
        String code = Frames.closeCode(unread.take(unread.size()))
                .map(found -> "close " + found + ", ")
                .orElse("");
        return code + (ending == null ? "open" : ending.label());
    }

    /** Ends our side (FIN), and goes on reading. */
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException gone) {
            // Then it has ended anyway.
        }
    }

    /** The local port of the connection. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The protocol that the other side chose by ALPN; empty if there was none to choose. */
    public String protocol() {
        String chosen = socket instanceof SSLSocket tls ? tls.getApplicationProtocol() : null;
        return chosen == null ? "" : chosen;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // Then it is closed.
        }
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** Waits until {@code condition} holds, the connection has ended or {@code limit} is over. */
    private void awaitUntil(Duration limit, Condition condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.holds() && ending == null) {
            long leftMillis = (until - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return;
            }
            try {
                wait(leftMillis);
            } catch (InterruptedException stopped) {
                throw Waiting.fault(stopped);
            }
        }
    }

    private void readAll() {
        byte[] chunk = new byte[CHUNK_BYTES];
        boolean reset = false;
        try {
            InputStream in = socket.getInputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                arrived(chunk, length);
            }
        } catch (SocketException gone) {
            reset = true;
        } catch (IOException endedWithoutGoodbye) {
            // TLS that ends without its own goodbye, as a FIN.
        }
        ended(new Ending(reset, System.nanoTime()));
    }

    private synchronized void arrived(byte[] chunk, int length) {
        unread.add(chunk, length);
        notifyAll();
        try {
            while (paused && !closed) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ended(Ending how) {
        ending = how;
        notifyAll();
    }

    /** Bytes that arrived and were not taken. */
    private static final class Unread {
        private final Bytes bytes = new Bytes();
        private int from;
        /** Nothing before it begins what was sought last, so that a long head is not searched again and again. */
        private int searched;

        private byte[] sought = {};

        void add(byte[] chunk, int length) {
            bytes.write(chunk, 0, length);
        }

        int size() {
            return bytes.size() - from;
        }

        byte[] take(int count) {
            byte[] taken = Arrays.copyOfRange(bytes.buffer(), from, from + count);
            from += count;
            if (from == bytes.size()) {
                bytes.reset();
                from = 0;
            }
            sought = new byte[0];
            return taken;
        }

        int indexOf(byte[] part) {
            if (!Arrays.equals(part, sought)) {
                sought = part;
                searched = from;
            }
            for (int at = searched; at <= bytes.size() - part.length; at++) {
                if (Arrays.equals(bytes.buffer(), at, at + part.length, part, 0, part.length)) {
                    searched = at;
                    return at - from;
                }
            }
            searched = Math.max(from, bytes.size() - part.length + 1);
            return -1;
        }
    }

    /** Its buffer without a copy. */
    private static final class Bytes extends ByteArrayOutputStream {
        byte[] buffer() {
            return buf;
        }
    }
}
