package longwire.proxy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.viewer.Target;

/** The control: no proxy at all. */
final class DirectDriver implements ProxyDriver {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    /** The only connection is the origin's own. */
    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.of(Encryption.NONE, Encryption.ORIGIN);
    }

    @Override
    public int filesPerConnection(Settings settings) {
        return 1;
    }

    @Override
    public Optional<Missing> missing() {
        return Optional.empty();
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        Target origin = new Target(
                assignment.encryption().origin(),
                assignment.origin().host(),
                assignment.origin().port(),
                "/");
        return new NoProcess(origin, UnaryOperator.identity());
    }
}
