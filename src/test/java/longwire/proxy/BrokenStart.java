package longwire.proxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import longwire.process.Processes;
import longwire.settings.Settings;

/**
 * What was seen of a start that was broken off.
 *
 * @param failure what the start ended with; null where it came about all the same
 * @param started the processes that it had started
 * @param left those of them that ran afterwards
 * @param leftOfSessions the processes of the same sessions that ran afterwards
 * @param scratchLeft whether what the program wrote for itself was there afterwards
 */
record BrokenStart(
        Throwable failure,
        List<ProcessHandle> started,
        List<ProcessHandle> left,
        List<Long> leftOfSessions,
        boolean scratchLeft) {
    /** In /proc/PID/stat, counted from after the name. */
    private static final int SESSION = 3;

    /** Breaks off a start of {@code driver}'s proxy: nobody listens where the origin should be, so it goes on until then. */
    static BrokenStart of(ProxyDriver driver, Path own) throws Exception {
        try (ReservedPort nobody = new ReservedPort()) {
            return of(driver, own, nobody.endpoint());
        }
    }

    private static BrokenStart of(ProxyDriver driver, Path own, Endpoint nobody) throws Exception {
        Assignment assignment = new Assignment(nobody, Encryption.NONE, 1);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread starting = new Thread(() -> {
            try {
                driver.start(assignment, Settings.standard(driver.schema()), own)
                        .close();
                failure.complete(null);
            } catch (RuntimeException failed) {
                failure.complete(failed);
            }
        });
        starting.start();
        List<ProcessHandle> started = awaitProcesses(own);

        starting.interrupt();

        Throwable failed = failure.get(Patience.SECONDS, TimeUnit.SECONDS);
        List<Long> pids = started.stream().map(ProcessHandle::pid).toList();
        return new BrokenStart(
                failed,
                started,
                started.stream().filter(Processes::run).toList(),
                sessions().stream().filter(pids::contains).toList(),
                Files.exists(own.resolve("scratch")));
    }

    /** Processes of ours whose command line names {@code directory}. */
    private static List<ProcessHandle> awaitProcesses(Path directory) {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        List<ProcessHandle> found = List.of();
        while (found.isEmpty() && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
            found = ProcessHandle.current()
                    .descendants()
                    // Other starts are beside it, whose directories' names may begin with this one's.
                    .filter(process -> Processes.commandLine(process).contains(directory + "/"))
                    .toList();
        }
        return found;
    }

    /** Those of all that run; a worker stays in its master's, whatever it calls itself. */
    private static List<Long> sessions() {
        return ProcessHandle.allProcesses()
                .filter(Processes::run)
                .map(process -> Processes.stat(process.pid()))
                .filter(stat -> !stat.isEmpty())
                .map(stat ->
                        Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[SESSION]))
                .toList();
    }
}
