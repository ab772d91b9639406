package longwire.edge;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import longwire.fault.InputFault;

/**
 * Appends records to a file, on a thread of its own: an event loop never waits for a disk. Where the disk is slower
 * than the requests for long, records are left out and counted.
 */
final class AccessLog implements AutoCloseable {
    /** Seconds of a busy edge; some tens of megabytes at most. */
    private static final int MOST_WAITING = 65_536;

    private static final int BATCH = 1_024;
    private static final long IDLE_MILLIS = 200;
    private static final long CLOSE_LIMIT_MILLIS = 5_000;

    private final Writer file;
    private final BlockingQueue<AccessRecord> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    private AccessLog(Writer file) {
        this.file = file;
        this.writer = new Thread(this::write, "edge-access-log");
        writer.setDaemon(true);
    }

    /**
     * A log that is written to {@code path}, or one that is off.
     *
     * @throws InputFault when the file can't be written
     */
    static AccessLog open(Optional<Path> path) {
        if (path.isEmpty()) {
            return new AccessLog(null);
        }
        try {
            boolean fresh = !Files.exists(path.get()) || Files.size(path.get()) == 0;
            Writer file = Files.newBufferedWriter(
                    path.get(), StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (fresh) {
                file.write(AccessLine.HEAD);
            }
            AccessLog log = new AccessLog(file);
            log.writer.start();
            return log;
        } catch (IOException unwritable) {
            throw new InputFault("access-log", path.get(), "a file that can be written: " + unwritable.getMessage());
        }
    }

    boolean isOn() {
        return file != null;
    }

    /** Records that were left out, or could not be written. */
    long lost() {
        return lost.get();
    }

    /** Takes a record that is over; from any thread. */
    void write(AccessRecord record) {
        if (isOn() && !waiting.offer(record)) {
            lost.incrementAndGet();
        }
    }

    /** Writes what waits and closes the file. */
    @Override
    public void close() {
        closing = true;
        if (isOn()) {
            try {
                writer.join(CLOSE_LIMIT_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        List<AccessRecord> batch = new ArrayList<>(BATCH);
        try (file) {
            while (!(closing && waiting.isEmpty())) {
                AccessRecord first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    append(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException | IOException end) {
            lost.addAndGet(batch.size());
        }
    }

    private void append(List<AccessRecord> batch) {
        try {
            for (AccessRecord record : batch) {
                file.write(AccessLine.of(record));
            }
            file.flush();
        } catch (IOException full) {
            // The disk may have room again later; the edge goes on without.
            lost.addAndGet(batch.size());
        }
    }
}
