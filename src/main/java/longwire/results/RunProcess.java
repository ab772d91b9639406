package longwire.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import longwire.fault.OutsideFault;

/**
 * The process that a run is on in, as it stands in {@code running.json} of the run's directory from its start to its end. A
 * process that is killed leaves the file behind: only {@link #isAlive} says whether the run is on.
 *
 * @param plan name of it
 * @param start of the run, in UTC, ISO 8601
 * @param planned number of planned trials
 * @param processId of the process
 * @param processStart of the process, in milliseconds since 1970; another process may get the same id later
 * @param live HOST:PORT of the page that shows the run while it is on; empty if it has none
 */
public record RunProcess(String plan, String start, int planned, long processId, long processStart, String live) {
    private static final String FILE = "running.json";
    /** Each process reckons starts from when it believes the machine to have started, and clocks are set. */
    private static final long TOLERANCE_MILLIS = 10_000;

    public RunProcess {
        Objects.requireNonNull(plan, "plan is missing");
        Objects.requireNonNull(start, "start is missing");
        // Checked now, not only when the start is used.
        Instant.parse(start);
        live = live == null ? "" : live;
    }

    /** This process, without a page. */
    public static RunProcess ours(String plan, Instant start, int planned) {
        ProcessHandle self = ProcessHandle.current();
        return new RunProcess(plan, start.toString(), planned, self.pid(), startMillis(self), "");
    }

    /** The same run, whose page is at {@code address}, HOST:PORT. */
    public RunProcess withLive(String address) {
        return new RunProcess(plan, start, planned, processId, processStart, address);
    }

    /** What {@code directory} says; empty if it says nothing, or nothing that can be read. */
    public static Optional<RunProcess> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.isRegularFile(file) ? Optional.of(Json.read(file, RunProcess.class)) : Optional.empty();
        } catch (OutsideFault foreign) {
            return Optional.empty();
        }
    }

    /** Says in {@code directory} that the run is on. */
    public void write(Path directory) {
        EvidenceFiles.write(directory.resolve(FILE), Json.write(this));
    }

    /** Says in {@code directory} that the run has ended; harmless when said before. */
    public static void remove(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException failure) {
            throw new OutsideFault(directory.resolve(FILE) + ": cannot be deleted: " + failure.getMessage(), failure);
        }
    }

    /** Whether the process is there: one of this id that started when it did. */
    @JsonIgnore
    public boolean isAlive() {
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startMillis(process) - processStart) <= TOLERANCE_MILLIS)
                .isPresent();
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
