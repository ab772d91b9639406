package longwire.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.experiment.ChildExperiment;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;

/** The members that the lead starts on its own machine. */
final class LocalMembers implements AutoCloseable {
    private final List<ChildProcess> processes = new ArrayList<>();

    /**
     * Starts {@code number} of them.
     *
     * @param directory for their logs, and for what they write
     */
    LocalMembers(int number, Endpoint lead, Secret secret, Path directory) {
        try {
            for (int member = 1; member <= number; member++) {
                String name = "member-" + member;
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

    @Override
    public void close() {
        // All at a time: each may need some seconds for its connections.
        processes.parallelStream().forEach(ChildProcess::close);
    }
}
