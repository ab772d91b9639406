package longwire.proxy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import longwire.fault.OutsideFault;
import longwire.network.ReservedPort;
import longwire.process.ChildProcess;
import longwire.process.Scratch;
import longwire.process.ShortCommand;
import longwire.viewer.Target;

/** One running instance of a program in front of an origin. */
final class RunningProgram implements RunningProxy {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);
    private static final String ECHO = "/echo";

    private final Program program;
    private final Workplace workplace;
    private final String version;
    private final ChildProcess process;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();
    private String configuration = "";

    private RunningProgram(Program program, Workplace workplace, String version) {
        this.program = program;
        this.workplace = workplace;
        this.version = version;
        List<String> command = new ArrayList<>();
        if (!program.environment().isEmpty()) {
            command.add("env");
            command.addAll(program.environment());
        }
        command.add(workplace.program().toString());
        command.addAll(program.arguments(workplace));
        this.process = ChildProcess.guarded(
                program.name(),
                command,
                program.description().commands().stopSignal(),
                workplace.directory().resolve("proxy.log"));
    }

    /** Starts the program. If that fails, nothing is left running, and the fault ends with the tail of its log. */
    static RunningProgram start(Program program, Workplace workplace, String version) {
        Assignment assignment = workplace.assignment();
        if (assignment.encryption().viewer()) {
            Certificate.write(workplace.scratch());
        }
        program.prepare(workplace);
        RunningProgram running = new RunningProgram(program, workplace, version);
        try {
            running.awaitHandshake();
            running.configuration = program.configuration(workplace);
            return running;
        } catch (RuntimeException failed) {
            // An interrupted close would not wait.
            boolean interrupted = Thread.interrupted();
            running.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw failed instanceof OutsideFault ? running.withLog(failed) : failed;
        }
    }

    @Override
    public Target target(String path) {
        return new Target(
                workplace.assignment().encryption().viewer(),
                workplace.listening().host(),
                workplace.listening().port(),
                program.viewerPath(path));
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public Map<String, Long> counters() {
        return program.counters(workplace, asked.incrementAndGet());
    }

    @Override
    public String configuration() {
        return configuration;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String configurationFile() {
        return program.configurationFile();
    }

    @Override
    public List<String> changes() {
        return program.changes();
    }

    @Override
    public String program() {
        return workplace.program().toString();
    }

    @Override
    public Set<Operation> operations() {
        Set<Operation> possible = EnumSet.allOf(Operation.class);
        possible.removeIf(operation -> program.command(operation).isEmpty());
        return possible;
    }

    @Override
    public void perform(Operation operation) {
        List<String> command = workplace.filled(
                program.command(operation), program.main(workplace), process.pid(), turn.incrementAndGet());
        ShortCommand told = ShortCommand.run(command);
        if (told.status() != 0) {
            throw new OutsideFault(program.name() + ": " + operation.label() + " failed: " + String.join(" ", command)
                    + " ended with status " + told.status() + "\n" + told.text().strip());
        }
    }

    @Override
    public RunningProxy successor(Path beside) {
        Vacancy.await(program.name(), workplace.listening(), this::log);
        try (ReservedPort admin = new ReservedPort()) {
            return start(program, workplace.moved(beside, admin.endpoint()), version);
        }
    }

    @Override
    public String log() {
        return process.logTail();
    }

    @Override
    public void close() {
        process.close();
        program.cleanUp(workplace);
        Scratch.delete(workplace.scratch());
    }

    /** An open port proves little: some programs accept connections before they know their origin. */
    private void awaitHandshake() {
        Optional<String> service = workplace.assignment().service();
        Target probed = target(service.orElse(ECHO));
        Handshake handshake = new Handshake(probed, workplace.scratch(), service.isPresent());
        long begun = System.nanoTime();
        String answer = handshake.attempt();
        while (!answer.isEmpty()) {
            if (process.awaitEnd(BETWEEN_ATTEMPTS)) {
                throw new OutsideFault(program.name() + " ended with status " + process.exitStatus());
            }
            Duration limit = answer.startsWith(Handshake.ANSWERED) ? program.patience() : Program.READY_LIMIT;
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new OutsideFault(program.name() + ": no handshake through it within " + limit.toSeconds() + " s: "
                        + probed + ": " + answer);
            }
            answer = handshake.attempt();
        }
    }

    private OutsideFault withLog(RuntimeException failed) {
        return new OutsideFault(program.inTheUsersWords(failed.getMessage() + "\n" + process.logTail()), failed);
    }
}
