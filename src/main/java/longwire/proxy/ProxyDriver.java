package longwire.proxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import longwire.fault.InputFault;
import longwire.proxyconf.relocation.Wish;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.settings.SettingsSchema;

/** Starts and stops one kind of proxy. */
public interface ProxyDriver {
    /** Its name in plans. */
    String name();

    /** All its settings. */
    List<Setting> settings();

    /** All its settings, under its name. */
    default SettingsSchema schema() {
        return new SettingsSchema(name(), settings());
    }

    /**
     * Names of the settings that a search tries by default: those that may affect a persistent connection. A setting that
     * keeps an idle processor busy is not among them, because candidates wait side by side for their trials.
     */
    default List<String> searched() {
        return List.of();
    }

    /** Names of the settings that together limit how long a tunnel may be silent; each is a time. */
    default List<String> silence() {
        return List.of();
    }

    /** Which sides can speak TLS. */
    Set<Encryption> encryptions();

    /** Number of files that a viewer's connection takes in the process that accepts it. */
    int filesPerConnection(Settings settings);

    /** What is missing to start it on this machine; empty if it can be started. */
    Optional<Missing> missing();

    /**
     * The configuration that it writes for {@code settings}, as an example for users. It listens at 127.0.0.1:8080,
     * forwards to 127.0.0.1:9000, allows a thousand connections, and names directories that do not exist. Equal settings
     * give equal text, so that two examples can be compared line by line. Empty if it writes no configuration.
     *
     * @param settings made for this driver
     */
    default String example(Settings settings) {
        return "";
    }

    /**
     * The same driver for a program of the user's in place of the installed one.
     *
     * @param key its name in faults
     * @throws InputFault when there is no such program, or when this is not a separate program
     */
    default ProxyDriver withProgram(String key, Path program) {
        throw new InputFault(key, program, "none, since " + name() + " is not a separate program");
    }

    /**
     * The same driver for a configuration of the user's in place of the driver's own. Its settings are those that the
     * configuration contains, and its only encryption is the configuration's.
     *
     * @throws InputFault when the configuration cannot be read, or no WebSocket passes through it
     */
    default ProxyDriver withConfiguration(Wish wish) {
        throw new InputFault(wish.where() + ".config", wish.file(), "none, since " + name() + " has no configuration");
    }

    /**
     * Checks that it can be started with {@code settings}, as far as that is known before.
     *
     * @throws InputFault for a setting that has no place in the user's configuration
     */
    default void check(Settings settings) {}

    /**
     * Starts it on a free port, and returns when a WebSocket handshake through it has reached the origin.
     *
     * @param settings made for this driver
     * @param directory an existing directory for its configuration and its log
     * @throws longwire.fault.OutsideFault when it does not start, ending with the tail of its log; nothing is left
     *     running
     * @throws InputFault likewise, when a program or a configuration of the user's does not start
     */
    RunningProxy start(Assignment assignment, Settings settings, Path directory);
}
