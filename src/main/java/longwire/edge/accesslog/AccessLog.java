package longwire.edge.accesslog;

import java.io.IOException;
import java.io.OutputStream;
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
 * Appends records to a file on a separate thread, so that no event loop waits for the disk. If the disk stays slower
 * than the requests, records are dropped and counted.
 */
public final class AccessLog implements AutoCloseable {
    /** Some seconds of a busy edge; at most some tens of megabytes. */
    private static final int MOST_WAITING = 65_536;

    private static final int BATCH = 1_024;
    private static final long IDLE_MILLIS = 200;
    private static final long CLOSE_LIMIT_MILLIS = 5_000;

    private final BlockingQueue<AccessRecord> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer = new Thread(this::write, "edge-access-log");

    /** The file, or null while the log is off. Guarded by the lock of this object. */
    private OutputStream file;

    private volatile boolean on;
    private volatile boolean closing;

    private AccessLog() {
        writer.setDaemon(true);
    }

    /**
     * Opens a log that writes to {@code path}; without a path it is off.
     *
     * @throws InputFault if the file cannot be written
     */
    public static AccessLog open(Optional<Path> path) {
        AccessLog log = new AccessLog();
        log.reopen(path);
        return log;
    }

    /**
     * Writes to {@code path} from now on; without a path the log is off. Waiting records still go to the previous file.
     * A file that was moved away is created again.
     *
     * @throws InputFault if the file cannot be written; the log then stays as it was
     */
    public void reopen(Optional<Path> path) {
        OutputStream next = path.map(AccessLog::opened).orElse(null);
        synchronized (this) {
            List<AccessRecord> rest = new ArrayList<>();
            waiting.drainTo(rest);
            append(rest);
            closeFile();
            file = next;
            on = next != null;
            if (on && writer.getState() == Thread.State.NEW) {
                writer.start();
            }
        }
    }

    public boolean isOn() {
        return on;
    }

    /** The number of records that were dropped or could not be written. */
    public long lost() {
        return lost.get();
    }

    /** Queues a finished record, from any thread; a record that began while the log was off is ignored. */
    public void write(AccessRecord record) {
        if (on && record.isDetailed() && !waiting.offer(record)) {
            lost.incrementAndGet();
        }
    }

    /** Writes the waiting records and closes the file. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(CLOSE_LIMIT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<AccessRecord> batch = new ArrayList<>(BATCH);
        try {
            while (!(closing && waiting.isEmpty())) {
                AccessRecord first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    append(batch);
                    batch.clear();
                }
            }
            closeFile();
        } catch (InterruptedException end) {
            lost.addAndGet(batch.size());
        }
    }

    private synchronized void append(List<AccessRecord> batch) {
        if (batch.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        batch.forEach(record -> lines.append(AccessLine.of(record)));
        try {
            if (file == null) {
                lost.addAndGet(batch.size());
            } else {
                file.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException full) {
            // The disk may have space again later; the edge continues without these records.
            lost.addAndGet(batch.size());
        }
    }

    private synchronized void closeFile() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException gone) {
            // Nothing is lost: the stream has no buffer.
        }
    }

    private static OutputStream opened(Path path) {
        try {
            boolean fresh = !Files.exists(path) || Files.size(path) == 0;
            OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (fresh) {
                file.write(AccessLine.HEAD.getBytes(StandardCharsets.US_ASCII));
            }
            return file;
        } catch (IOException unwritable) {
            throw new InputFault("access-log", path, "a writable file: " + unwritable.getMessage());
        }
    }
}
