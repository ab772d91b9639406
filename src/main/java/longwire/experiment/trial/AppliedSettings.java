package longwire.experiment.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.OutsideFault;
import longwire.plan.External;
import longwire.plan.PlannedPath;
import longwire.process.ShellCommand;
import longwire.results.RunDirectory;

/**
 * The settings that a user's own commands put in effect on a system of theirs, and what other commands of theirs do to it.
 * Which settings are in effect is remembered, so that the commands run only where that changes. What was applied last
 * stays: only its owner knows what was there before.
 */
public final class AppliedSettings implements AutoCloseable {
    /** Time enough to start a server anew; what takes longer waits for something that will not come. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String LOG = "commands.log";

    private final RunDirectory run;
    private State inEffect;
    private ShellCommand running;
    private boolean closed;

    /** What a system was brought to: by other commands it is another. */
    private record State(External external, Map<String, String> settings) {}

    AppliedSettings(RunDirectory run) {
        this.run = run;
    }

    /**
     * Runs the commands of {@code path}, where it has any and its settings are not in effect.
     *
     * @return whether any ran, so that the system may need a moment
     * @throws OutsideFault with what a command said last, where it failed; nothing is known to be in effect then
     */
    public boolean apply(PlannedPath path) {
        External external = path.external().filter(External::isApplied).orElse(null);
        if (external == null) {
            return false;
        }
        State wanted = new State(external, path.settings().all());
        if (wanted.equals(inEffect)) {
            return false;
        }
        forget();
        Map<String, String> environment = tell(path);
        run(path, "apply", external.apply(), environment);
        String reload = external.commands().reload();
        if (!reload.isEmpty()) {
            run(path, "reload", reload, environment);
        }
        inEffect = wanted;
        return true;
    }

    /**
     * Runs a command of the owner of {@code path}, which is told its settings.
     *
     * @param key of the command in the plan
     * @throws OutsideFault with what it said last, where it failed
     */
    void operate(PlannedPath path, String key, String script) {
        run(path, key, script, tell(path));
    }

    /** As {@link #operate}, also when no other command may run any more: it puts right what another has done. */
    void operateLast(PlannedPath path, String key, String script) {
        shell(path, key, script).run(tell(path), LIMIT);
    }

    /** The system is not what it was brought to: the next path applies its settings, whichever they are. */
    public void forget() {
        inEffect = null;
    }

    /** Ends a command that runs, and runs none any more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.close();
        }
    }

    /** Writes the settings of {@code path} where its commands find them, and gives what they are told. */
    private Map<String, String> tell(PlannedPath path) {
        Map<String, String> settings = path.settings().all();
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) -> environment.put(External.variable(name), value));
        String file = Surroundings.PROCESSES + "/" + path.name() + "/settings";
        directory(path);
        run.writeText(
                file,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
        environment.put(
                External.SETTINGS, run.path().resolve(file).toAbsolutePath().toString());
        return environment;
    }

    private void run(PlannedPath path, String key, String script, Map<String, String> environment) {
        unlessClosed(path, key, script).run(environment, LIMIT);
    }

    private synchronized ShellCommand unlessClosed(PlannedPath path, String key, String script) {
        if (closed) {
            throw new OutsideFault(key + " of " + path.name() + ": not run: the experiment has ended");
        }
        running = shell(path, key, script);
        return running;
    }

    private ShellCommand shell(PlannedPath path, String key, String script) {
        return new ShellCommand(
                key + " of " + path.name(), script, directory(path).resolve(LOG));
    }

    private Path directory(PlannedPath path) {
        return run.directory(Surroundings.PROCESSES + "/" + path.name());
    }
}
