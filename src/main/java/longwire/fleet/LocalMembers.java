package longwire.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import longwire.experiment.ChildExperiment;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;

/** The members that the lead starts on its own machine. */
final class LocalMembers implements AutoCloseable {
    private static final String NAME = "member-";

    private final Path directory;
    private final Supplier<Optional<Path>> evidence;
    private final List<ChildProcess> processes = new ArrayList<>();

    /**
     * Starts {@code number} of them.
     *
     * @param directory for their logs, and for what they write
     * @param evidence directory in which the logs are kept when they have ended; empty where there is no run
     */
    LocalMembers(int number, Endpoint lead, Secret secret, Path directory, Supplier<Optional<Path>> evidence) {
        this.directory = directory;
        this.evidence = evidence;
        try {
            for (int member = 1; member <= number; member++) {
                String name = NAME + member;
                processes.add(ChildProcess.java(
                        name,
                        MemberMain.class.getName(),
                        ChildExperiment.jvmArguments(),
                        List.of(
                                lead.toString(),
                                lead.host(),
                                secret.file().toString(),
                                directory.resolve(name).toString()),
                        directory.resolve(name + ".log")));
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** @throws OutsideFault with the tail of its log, if one has ended */
    void checkAlive() {
        processes.stream().filter(process -> !process.isAlive()).findFirst().ifPresent(dead -> {
            throw new OutsideFault(
                    "a member of this machine ended with status " + dead.exitStatus() + "\n" + dead.logTail());
        });
    }

    /** Each by the number of its process: in which order they joined, their logs do not know. */
    private void keepLogs(Path kept) {
        try {
            Files.createDirectories(kept);
            for (int member = 1; member <= processes.size(); member++) {
                Path log = directory.resolve(NAME + member + ".log");
                Files.move(
                        log, kept.resolve("process-" + processes.get(member - 1).pid() + ".log"));
            }
        } catch (IOException failure) {
            throw new OutsideFault("logs of members cannot be kept: " + failure.getMessage(), failure);
        }
        processes.clear();
    }

    @Override
    public void close() {
        // All at a time: each may need some seconds for its connections.
        processes.parallelStream().forEach(ChildProcess::close);
        evidence.get().ifPresent(this::keepLogs);
    }
}
