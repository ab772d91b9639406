package longwire.edge;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import longwire.fault.InputFault;

/** Calls back when a file has been written, or another has been put in its place, or behind a link that leads to it. */
final class FileWatch implements AutoCloseable {
    /** An editor writes in several goes; what is half written would be refused. */
    private static final long MOMENT_MILLIS = 50;

    private static final int MOST_MOMENTS = 20;
    private static final Object ABSENT = "absent";

    private final Path file;
    private final WatchService service;
    private final Runnable changed;
    private Object seen;

    private FileWatch(Path file, WatchService service, Runnable changed) {
        this.file = file;
        this.service = service;
        this.changed = changed;
    }

    /** Begins to watch; {@code null} is no file, and nothing is watched. */
    static FileWatch start(Path file, Runnable changed) {
        if (file == null) {
            return new FileWatch(null, null, changed);
        }
        try {
            FileWatch watch = new FileWatch(
                    file.toAbsolutePath(), FileSystems.getDefault().newWatchService(), changed);
            // The directory, since a file that is replaced is another file.
            watch.file
                    .getParent()
                    .register(
                            watch.service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            watch.seen = watch.state();
            Thread thread = new Thread(watch::watch, "edge-config");
            thread.setDaemon(true);
            thread.start();
            return watch;
        } catch (IOException unwatchable) {
            throw new InputFault(
                    "--config", file, "a file whose directory can be watched: " + unwatchable.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException gone) {
            // Nobody is told any more, which was the wish.
        }
    }

    private void watch() {
        try {
            while (true) {
                awaitCalm();
                Object now = state();
                // Between two states there may be no file at all.
                if (!now.equals(seen) && !now.equals(ABSENT)) {
                    seen = now;
                    changed.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException over) {
            // Closed.
        }
    }

    /** Waits for something to happen in the directory, and then for a moment in which nothing does. */
    private void awaitCalm() throws InterruptedException {
        WatchKey key = service.take();
        for (int moments = 0; key != null && moments < MOST_MOMENTS; moments++) {
            key.pollEvents();
            key.reset();
            key = service.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (key != null) {
            // Others are busy in the same directory.
            key.reset();
        }
    }

    /** What tells one content from another, of the file that the name leads to, also by links. */
    private Object state() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(String.valueOf(now.fileKey()), now.lastModifiedTime(), now.size());
        } catch (IOException absent) {
            return ABSENT;
        }
    }
}
