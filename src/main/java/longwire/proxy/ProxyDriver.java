package longwire.proxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.settings.SettingsSchema;

/** Starts and stops one kind of proxy. */
public interface ProxyDriver {
    /** What plans call it. */
    String name();

    /** All that can be set of it. */
    List<Setting> settings();

    /** The same, under its name. */
    default SettingsSchema schema() {
        return new SettingsSchema(name(), settings());
    }

    /**
     * Names of those that may change what a persistent connection feels: what a search tries unless it is told otherwise. None
     * that keeps a processor busy while there is nothing to do: candidates wait side by side for their trials.
     */
    default List<String> searched() {
        return List.of();
    }

    /** Which sides can speak TLS. */
    Set<Encryption> encryptions();

    /** Files that a viewer's connection takes of the process that gets it. */
    int filesPerConnection(Settings settings);

    /** What keeps it from being started on this machine; nothing where it can be. */
    Optional<Missing> missing();

    /**
     * The configuration that it writes for {@code settings}, for people to fit to their own: with 127.0.0.1:8080 where it
     * listens, 127.0.0.1:9000 for the origin, a thousand connections, and directories that are nowhere. The same for the
     * same settings, so that two can be compared line by line; empty where it writes none.
     *
     * @param settings made for this driver
     */
    default String example(Settings settings) {
        return "";
    }

    /**
     * Starts it on a free port, and returns when a WebSocket handshake through it has reached the origin.
     *
     * @param settings made for this driver
     * @param directory of its own, which exists; gets its configuration and its log
     * @throws longwire.fault.OutsideFault when it does not start, ending with what its log says; nothing is left running
     */
    RunningProxy start(Assignment assignment, Settings settings, Path directory);
}
