package longwire.proxy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import longwire.edge.EdgeJvm;
import longwire.edge.EdgeMain;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.text.WholeFile;
import longwire.viewer.Target;

/** A running edge. It reads its settings from a file, and again when that changes. */
final class RunningEdge implements RunningProxy {
    private static final String MAIN = EdgeMain.class.getName();
    private static final String LOG = "proxy.log";
    private static final String RELOADED = "edge: settings reloaded";
    private static final String NOT_RELOADED = "edge: settings not reloaded";
    private static final Duration RELOAD_LIMIT = Duration.ofSeconds(10);
    private static final long BETWEEN_LOOKS_MILLIS = 5;
    /** Longer than any trial. */
    private static final String DRAIN = "\nedge.drain-timeout = 24h\n";

    private final Path file;
    private final String settings;
    private final Path directory;
    private final boolean tls;
    private final ChildProcess process;
    /** As it reports them: that of viewers, and perhaps that of its administration. */
    private final String[] addresses;

    private RunningEdge(Path file, Path directory, boolean tls) {
        this.file = file.toAbsolutePath();
        this.directory = directory;
        this.tls = tls;
        this.settings = read(file);
        this.process = ChildProcess.java(
                "edge", MAIN, EdgeJvm.arguments(), List.of("--config", this.file.toString()), directory.resolve(LOG));
        this.addresses = process.awaitReady().split(" ");
    }

    /**
     * Starts it with the settings in {@code file}.
     *
     * @param directory for its log
     * @param tls whether viewers speak TLS
     * @throws OutsideFault when it does not start, ending with the tail of its log
     */
    static RunningEdge start(Path file, Path directory, boolean tls) {
        return new RunningEdge(file, directory, tls);
    }

    @Override
    public Target target(String path) {
        Endpoint listening = listening();
        return new Target(tls, listening.host(), listening.port(), path);
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
        return addresses.length == 1 ? Map.of() : Counters.get(URI.create("http://" + addresses[1] + "/counters"));
    }

    @Override
    public String configuration() {
        return "# listening on " + addresses[0] + "\n" + settings;
    }

    @Override
    public String version() {
        return Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development");
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public void perform(Operation operation) {
        switch (operation) {
            case RELOAD -> change("\n# reloaded\n");
            case DRAIN -> {
                change(DRAIN);
                process.signal("TERM");
            }
            case STOP -> process.signal("TERM");
            case KILL -> process.signal("KILL");
        }
    }

    @Override
    public RunningEdge successor(Path beside) {
        awaitVacancy();
        String key = "edge.listen." + (tls ? "https" : "http");
        Path next = file.resolveSibling(beside.getFileName() + ".conf");
        write(next, settings + "\n" + key + " = \"" + listening() + "\"\n");
        return start(next, beside, tls);
    }

    /** Where viewers connect. */
    Endpoint listening() {
        return Endpoint.parse("edge", addresses[0]);
    }

    /** Waits until it no longer listens. */
    void awaitVacancy() {
        Vacancy.await("edge", listening(), this::log);
    }

    @Override
    public String log() {
        return process.logTail();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Adds {@code lines} to its settings, and returns when it has read them. */
    private void change(String lines) {
        List<String> before = answers();
        write(file, read(file) + lines);
        long begun = System.nanoTime();
        List<String> after = answers();
        while (after.size() == before.size()) {
            if (System.nanoTime() - begun > RELOAD_LIMIT.toNanos()) {
                throw new OutsideFault(
                        "edge: settings were not reloaded within " + RELOAD_LIMIT.toSeconds() + " s\n" + log());
            }
            pause();
            after = answers();
        }
        if (after.get(before.size()).startsWith(NOT_RELOADED)) {
            throw new OutsideFault("edge: its settings were refused\n" + log());
        }
    }

    private List<String> answers() {
        return read(directory.resolve(LOG))
                .lines()
                .filter(line -> line.startsWith(RELOADED) || line.startsWith(NOT_RELOADED))
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("edge was interrupted while it reloaded", interrupted);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new OutsideFault(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** Writes a file of settings. A running edge never reads half of it. */
    static void write(Path file, String text) {
        try {
            WholeFile.write(file, text);
        } catch (IOException failure) {
            throw new OutsideFault(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}
