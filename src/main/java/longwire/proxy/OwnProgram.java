package longwire.proxy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import longwire.network.Endpoint;
import longwire.proxyconf.relocation.OwnConfiguration;
import longwire.proxyconf.relocation.Relocated;
import longwire.settings.Settings;

/** One start of a program with a user's configuration in place of its templates. */
final class OwnProgram extends Program {
    /** An answer other than the origin's will not change: the configuration is as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OwnConfiguration own;
    private final Supplier<Endpoint> free;
    private Relocated relocated;

    OwnProgram(Program program, OwnConfiguration own, Supplier<Endpoint> free) {
        super(program.description());
        this.own = own;
        this.free = free;
    }

    /** The values of {@code settings} that the configuration of {@code own} does not have. */
    static Map<String, String> changed(OwnConfiguration own, Settings settings) {
        Map<String, String> changed = new LinkedHashMap<>();
        settings.decided().forEach((name, value) -> {
            if (!value.equals(own.settings().get(name))) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    @Override
    void prepare(Workplace workplace) {
        // Other listeners of the configuration may use TLS where that of the viewers does not.
        Certificate.write(workplace.scratch());
        relocated = own.relocate(workplace.site(free), changed(own, workplace.settings()));
    }

    @Override
    List<String> command(Operation operation) {
        List<String> own = description().commands().reloadOwn();
        return operation == Operation.RELOAD && !own.isEmpty() ? own : super.command(operation);
    }

    @Override
    Path main(Workplace workplace) {
        return relocated.main();
    }

    @Override
    List<String> arguments(Workplace workplace) {
        return workplace.filled(description().commands().startOwn(), relocated.main());
    }

    @Override
    List<String> environment() {
        return relocated.environment();
    }

    @Override
    String viewerPath(String path) {
        return own.entrance().viewerPath(path);
    }

    @Override
    String configuration(Workplace workplace) {
        return relocated.text();
    }

    @Override
    String configurationFile() {
        return own.file().toString();
    }

    @Override
    List<String> changes() {
        return relocated.changes();
    }

    @Override
    String inTheUsersWords(String log) {
        return relocated.inTheUsersWords(log);
    }

    @Override
    Duration patience() {
        return PATIENCE;
    }
}
