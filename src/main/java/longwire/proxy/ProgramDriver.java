package longwire.proxy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import longwire.network.ReservedPort;
import longwire.process.Scratch;
import longwire.process.ShortCommand;
import longwire.proxyconf.relocation.OwnConfiguration;
import longwire.proxyconf.relocation.Wish;
import longwire.settings.Setting;
import longwire.settings.Settings;

/** Drives any {@link Program}. */
final class ProgramDriver implements ProxyDriver {
    /**
     * The port is reserved on one address only, so it may be taken on another. Three failures in a row have another
     * cause.
     */
    private static final int PORT_ATTEMPTS = 3;

    private static final Pattern PORT_TAKEN = Pattern.compile("(?i)address already in use|address in use");

    private final Program program;
    private final Optional<GivenProgram> given;
    private final Optional<OwnConfiguration> own;

    ProgramDriver(Program program) {
        this(program, Optional.empty(), Optional.empty());
    }

    private ProgramDriver(Program program, Optional<GivenProgram> given, Optional<OwnConfiguration> own) {
        this.program = program;
        this.given = given;
        this.own = own;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public List<Setting> settings() {
        List<Setting> all = program.description().settings();
        return own.map(configuration -> OwnSettings.of(configuration, all)).orElse(all);
    }

    @Override
    public List<String> searched() {
        return program.description().searched();
    }

    @Override
    public List<String> silence() {
        return program.description().silence();
    }

    @Override
    public Set<Encryption> encryptions() {
        return own.map(OwnSettings::encryptions)
                .orElseGet(() -> EnumSet.copyOf(program.description().encryptions()));
    }

    @Override
    public int filesPerConnection(Settings settings) {
        return Assignment.FILES_EACH;
    }

    @Override
    public Optional<Missing> missing() {
        return given.isPresent()
                        || ShortCommand.find(program.description().command()).isPresent()
                ? Optional.empty()
                : Optional.of(new Missing(program.description().debianPackage()));
    }

    @Override
    public String example(Settings settings) {
        return program.example(Workplace.example(settings));
    }

    @Override
    public ProxyDriver withProgram(String key, Path file) {
        GivenProgram checked =
                GivenProgram.of(key, file, name(), program.description().commands());
        return new ProgramDriver(program, Optional.of(checked), own);
    }

    @Override
    public ProxyDriver withConfiguration(Wish wish) {
        return new ProgramDriver(program, given, Optional.of(OwnConfiguration.read(schema(), wish)));
    }

    @Override
    public void check(Settings settings) {
        own.ifPresent(configuration -> configuration.check(OwnProgram.changed(configuration, settings)));
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        Executable executable = given.map(GivenProgram::executable).orElseGet(this::installed);
        try {
            return start(executable, assignment, settings, directory);
        } catch (OutsideFault failed) {
            if (own.isPresent()) {
                throw own.get().refused(name() + " " + executable.version(), failed.getMessage());
            }
            if (given.isPresent()) {
                throw given.get().refused(name(), schema(), settings, failed);
            }
            throw failed;
        }
    }

    private Executable installed() {
        Path file = ShortCommand.find(program.description().command())
                .orElseThrow(() ->
                        new OutsideFault(name() + ": " + program.description().command() + " is not installed; "
                                + missing().orElseThrow().remedy()));
        return Executable.of(name(), file, program.description().commands());
    }

    private RunningProxy start(Executable executable, Assignment assignment, Settings settings, Path directory) {
        for (int attempt = 1; ; attempt++) {
            // Reserved until the program listens; otherwise the kernel might use the port for another connection.
            try (ReservedPort listening = new ReservedPort();
                    ReservedPort admin = new ReservedPort();
                    ReservedPorts others = new ReservedPorts()) {
                Workplace workplace = new Workplace(
                        executable.file(),
                        directory.toAbsolutePath(),
                        Scratch.in(directory),
                        listening.endpoint(),
                        admin.endpoint(),
                        assignment,
                        settings);
                Program started = own.<Program>map(
                                configuration -> new OwnProgram(program, configuration, others::next))
                        .orElse(program);
                return RunningProgram.start(started, workplace, executable.version());
            } catch (OutsideFault failed) {
                if (attempt == PORT_ATTEMPTS
                        || !PORT_TAKEN.matcher(failed.getMessage()).find()) {
                    throw failed;
                }
            }
        }
    }
}
