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

/** Calls back when a file is written or replaced, or when a symbolic link in its directory leads to another file. */
final class FileWatch implements AutoCloseable {
    /** An editor writes a file in several steps; a partly written file would be refused. */
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

    /** Starts watching; if {@code file} is null, nothing is watched. */
    static FileWatch start(Path file, Runnable changed) {
        if (file == null) {
            return new FileWatch(null, null, changed);
        }
        try {
            FileWatch watch = new FileWatch(
                    file.toAbsolutePath(), FileSystems.getDefault().newWatchService(), changed);
            // The directory is watched, because a file that replaces another is a different file.
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
            // The watch has ended all the same.
        }
    }

    private void watch() {
        try {
            while (true) {
                awaitCalm();
                Object now = state();
                // The file may be absent while it is being replaced.
                if (!now.equals(seen) && !now.equals(ABSENT)) {
                    seen = now;
                    changed.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException over) {
            // Closed.
        }
    }

    /** Waits for a change in the directory, and then for a moment without changes. */
    private void awaitCalm() throws InterruptedException {
        WatchKey key = service.take();
        for (int moments = 0; key != null && moments < MOST_MOMENTS; moments++) {
            key.pollEvents();
            key.reset();
            key = service.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (key != null) {
            // The directory keeps changing.
            key.reset();
        }
    }

    /**
     * Identity, time and size of the file that the path leads to, with symbolic links followed; a change shows in one
     * of them.
     */
    private Object state() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(String.valueOf(now.fileKey()), now.lastModifiedTime(), now.size());
        } catch (IOException absent) {
            return ABSENT;
        }
    }
}
