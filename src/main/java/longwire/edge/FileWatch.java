package longwire.edge;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import longwire.fault.InputFault;

/** Calls back when a file has been written, or another has been moved to its place. */
final class FileWatch implements AutoCloseable {
    private final Path file;
    private final WatchService service;
    private final Runnable changed;

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
                WatchKey key = service.take();
                boolean ours = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    ours |= file.getFileName().equals(event.context());
                }
                key.reset();
                if (ours) {
                    changed.run();
                }
            }
        } catch (InterruptedException | java.nio.file.ClosedWatchServiceException over) {
            // Closed.
        }
    }
}
