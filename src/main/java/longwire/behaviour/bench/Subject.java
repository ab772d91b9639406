package longwire.behaviour.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.proxy.Assignment;
import longwire.proxy.Encryption;
import longwire.proxy.ProxyDriver;
import longwire.settings.Setting;
import longwire.settings.Settings;

/**
 * A proxy that is tried. One instance of it, with the driver's settings, serves all behaviours that do not change it; those
 * that do start instances of their own.
 */
public final class Subject implements AutoCloseable {
    private static final int CONNECTIONS = 200;

    private final ProxyDriver driver;
    private final Path directory;
    private final ScriptedOrigin origin = ScriptedOrigin.start();
    private final AtomicInteger instances = new AtomicInteger();
    private final Set<Started> running = ConcurrentHashMap.newKeySet();
    private final Started shared;

    /**
     * Starts the shared instance.
     *
     * @param directory an existing directory for configurations and logs
     * @throws OutsideFault if it does not start; nothing is left running
     */
    public Subject(ProxyDriver driver, Path directory) {
        this.driver = driver;
        this.directory = directory;
        try {
            this.shared = start(Map.of(), encryption());
        } catch (RuntimeException failed) {
            origin.close();
            throw failed;
        }
    }

    public ProxyDriver driver() {
        return driver;
    }

    /** The shared instance, which nobody but {@link #close} may stop. */
    public Started shared() {
        return shared;
    }

    /** The encryption with which instances are started unless a behaviour is about it. */
    public Encryption encryption() {
        return driver.encryptions().contains(Encryption.NONE)
                ? Encryption.NONE
                : driver.encryptions().iterator().next();
    }

    /** The settings {@link ProxyDriver#silence}, each of this many seconds; empty if there is none. */
    public Map<String, String> silence(long seconds) {
        return driver.settings().stream()
                .filter(setting -> driver.silence().contains(setting.name()))
                .collect(Collectors.toMap(Setting::name, setting -> setting.spelled(seconds)));
    }

    /**
     * An instance for the caller alone, who closes it.
     *
     * @throws OutsideFault if it does not start
     */
    public Started start(Map<String, String> settings, Encryption encryption) {
        return start(new Assignment(origin.endpoint(), encryption, CONNECTIONS), settings);
    }

    /**
     * Starts another instance that offers HTTP/2 to viewers, if the driver can have it do so.
     *
     * @throws OutsideFault if it does not start
     */
    public Started startWithHttp2(Encryption encryption) {
        return start(new Assignment(origin.endpoint(), encryption, CONNECTIONS).withHttp2(), Map.of());
    }

    private Started start(Assignment assignment, Map<String, String> settings) {
        var proxy = driver.start(assignment, Settings.of(driver.schema(), settings), newDirectory());
        Started started = new Started(proxy, new Bench(proxy.target("/echo"), origin));
        running.add(started);
        return started;
    }

    private Path newDirectory() {
        try {
            return Files.createDirectories(directory.resolve(Integer.toString(instances.incrementAndGet())));
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** Stops all instances. */
    @Override
    public void close() {
        Stream.of(running.toArray(Started[]::new)).parallel().forEach(Started::close);
        origin.close();
    }
}
