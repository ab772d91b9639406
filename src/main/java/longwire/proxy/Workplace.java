package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.Scratch;
import longwire.process.ShortCommand;
import longwire.proxyconf.relocation.Site;
import longwire.settings.Settings;
import longwire.settings.SettingsSchema;

/**
 * The directories, addresses and settings of one instance of a program.
 *
 * @param program path of its executable
 * @param directory for its configuration and its log; kept
 * @param scratch a directory below it, for everything else that the program writes; deleted when it stops
 * @param listening its address for viewers
 * @param admin an address at which it may answer our queries
 * @param assignment what it must serve
 * @param settings the program's own
 */
record Workplace(
        Path program,
        Path directory,
        Path scratch,
        Endpoint listening,
        Endpoint admin,
        Assignment assignment,
        Settings settings) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int EXAMPLE_PORT = 8_080;
    private static final int EXAMPLE_ORIGIN_PORT = 9_000;
    private static final int EXAMPLE_CONNECTIONS = 1_000;
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    /** The contents of the file rendered from {@code template}. */
    String rendered(String template) {
        try {
            return Files.readString(file(template));
        } catch (IOException failure) {
            throw new OutsideFault(file(template) + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** The file rendered from {@code template}. */
    Path file(String template) {
        return directory.resolve(template);
    }

    /**
     * The output of a second process of the program, run with {@code arguments}.
     *
     * @throws OutsideFault when its exit status is not 0
     */
    String ask(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ShortCommand asked = ShortCommand.run(command);
        if (asked.status() != 0) {
            throw new OutsideFault(
                    String.join(" ", command) + " ended with status " + asked.status() + "\n" + asked.text());
        }
        return asked.text();
    }

    /** The same address and settings in another directory, with another address for queries. */
    Workplace moved(Path other, Endpoint queries) {
        return new Workplace(
                program, other.toAbsolutePath(), Scratch.in(other), listening, queries, assignment, settings);
    }

    /** An imaginary workplace, for an example of a configuration. */
    static Workplace example(Settings settings) {
        Assignment assignment =
                new Assignment(new Endpoint(LOOPBACK, EXAMPLE_ORIGIN_PORT), Encryption.NONE, EXAMPLE_CONNECTIONS);
        return new Workplace(
                Path.of("/usr/sbin/proxy"),
                Path.of("/etc/longwire-example"),
                Path.of("/var/lib/longwire-example"),
                new Endpoint(LOOPBACK, EXAMPLE_PORT),
                new Endpoint(LOOPBACK, EXAMPLE_PORT + 1),
                assignment,
                settings);
    }

    /** {@code template}, filled for this workplace and for a user other than root. */
    String filled(String template, Map<String, Object> particulars) {
        Map<String, Object> model = model(particulars);
        model.put("root", false);
        return Template.filled(template, model);
    }

    /** Names of the gaps that any template or argument may contain. */
    static Set<String> gaps() {
        Workplace nowhere = example(Settings.standard(new SettingsSchema("", List.of())));
        Map<String, Object> model = nowhere.model(own(Path.of("")));
        model.putAll(nowhere.running(1, 1));
        return model.keySet();
    }

    /**
     * {@code texts}, each filled for the running instance with the first process {@code pid}.
     *
     * @param configuration the file that it was started with
     * @param turn number of such commands so far, including this one
     */
    List<String> filled(List<String> texts, Path configuration, long pid, long turn) {
        Map<String, Object> model = model(own(configuration));
        model.putAll(running(pid, turn));
        return texts.stream().map(text -> Template.filledText(text, model)).toList();
    }

    private Map<String, Object> running(long pid, long turn) {
        return Map.of("program", program, "pid", pid, "turn", turn);
    }

    private static Map<String, Object> own(Path configuration) {
        Path absolute = configuration.toAbsolutePath();
        return Map.of("configuration", absolute, "configurationDirectory", absolute.getParent());
    }

    /** {@code texts}, each filled for this workplace and for a user's {@code configuration}. */
    List<String> filled(List<String> texts, Path configuration) {
        Map<String, Object> model = model(own(configuration));
        return texts.stream().map(text -> Template.filledText(text, model)).toList();
    }

    /** Where a user's configuration is to run, with {@code free} addresses for its other listeners. */
    Site site(Supplier<Endpoint> free) {
        return new Site(
                listening,
                assignment.origin(),
                scratch,
                free,
                scratch.resolve(Certificate.CHAIN),
                scratch.resolve(Certificate.KEY),
                scratch.resolve(Certificate.BOTH),
                ROOT);
    }

    /** {@code texts}, each filled for this workplace. */
    List<String> filled(List<String> texts) {
        Map<String, Object> model = model(Map.of());
        return texts.stream().map(text -> Template.filledText(text, model)).toList();
    }

    /** Fills {@code template} for this workplace and with {@code particulars}, and writes it into the directory. */
    void render(String template, Map<String, Object> particulars) {
        Map<String, Object> model = model(particulars);
        try {
            Files.createDirectories(file(template).getParent());
        } catch (IOException failure) {
            throw new OutsideFault(file(template) + " cannot be written: " + failure.getMessage(), failure);
        }
        Template.write(template, model, file(template));
    }

    private Map<String, Object> model(Map<String, Object> particulars) {
        Map<String, Object> model = new HashMap<>(particulars);
        model.put("directory", directory);
        model.put("scratch", scratch);
        model.put("listening", listening);
        model.put("admin", admin);
        model.put("origin", assignment.origin());
        model.put("viewerTls", assignment.encryption().viewer());
        model.put("originTls", assignment.encryption().origin());
        model.put("certificate", scratch.resolve(Certificate.CHAIN));
        model.put("key", scratch.resolve(Certificate.KEY));
        model.put("certificateWithKey", scratch.resolve(Certificate.BOTH));
        model.put("http2", assignment.http2());
        model.put("capacity", assignment.capacity());
        model.put("files", assignment.files());
        model.put("processors", Runtime.getRuntime().availableProcessors());
        model.put("root", ROOT);
        model.put("settings", settings.all());
        return model;
    }
}
