package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import longwire.network.ReservedPort;
import longwire.process.ShortCommand;
import longwire.settings.Setting;
import longwire.settings.Settings;

/** Drives any {@link Program}. */
final class ProgramDriver implements ProxyDriver {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+[^\\s,)]*");
    /**
     * The port is reserved on one address only, so it may be taken on another. Three failures in a row have another
     * cause.
     */
    private static final int PORT_ATTEMPTS = 3;

    private static final Pattern PORT_TAKEN = Pattern.compile("(?i)address already in use|address in use");

    private final Program program;

    ProgramDriver(Program program) {
        this.program = program;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public List<Setting> settings() {
        return program.description().settings();
    }

    @Override
    public List<String> searched() {
        return program.description().searched();
    }

    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.copyOf(program.description().encryptions());
    }

    @Override
    public int filesPerConnection(Settings settings) {
        return Assignment.FILES_EACH;
    }

    @Override
    public Optional<Missing> missing() {
        return ShortCommand.find(program.description().command()).isPresent()
                ? Optional.empty()
                : Optional.of(new Missing(program.description().debianPackage()));
    }

    @Override
    public String example(Settings settings) {
        return program.example(Workplace.example(settings));
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        Path executable = ShortCommand.find(program.description().command())
                .orElseThrow(() ->
                        new OutsideFault(name() + ": " + program.description().command() + " is not installed; "
                                + missing().orElseThrow().remedy()));
        String version = version(executable);
        for (int attempt = 1; ; attempt++) {
            // Reserved until the program listens; otherwise the kernel might use the port for another connection.
            try (ReservedPort listening = new ReservedPort();
                    ReservedPort admin = new ReservedPort()) {
                Workplace workplace = new Workplace(
                        executable,
                        directory.toAbsolutePath(),
                        scratch(directory),
                        listening.endpoint(),
                        admin.endpoint(),
                        assignment,
                        settings);
                return RunningProgram.start(program, workplace, version);
            } catch (OutsideFault failed) {
                if (attempt == PORT_ATTEMPTS
                        || !PORT_TAKEN.matcher(failed.getMessage()).find()) {
                    throw failed;
                }
            }
        }
    }

    private String version(Path executable) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(program.description().commands().version());
        String printed = ShortCommand.run(command).text();
        Matcher version = VERSION.matcher(printed);
        if (!version.find()) {
            throw new OutsideFault(
                    name() + ": no version in the output of " + String.join(" ", command) + ": " + printed);
        }
        return version.group();
    }

    private static Path scratch(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath().resolve("scratch"));
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}
