package longwire.proxy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import longwire.viewer.Target;

/**
 * A system that somebody else started. WebSockets open its URL as it is; polls go to {@code poll} beside it, so that
 * {@code wss://host/app/echo} is polled at {@code https://host/app/poll}.
 */
public final class ExternalDriver implements ProxyDriver {
    private final String name;
    private final Target target;

    /** {@code name} is what results call the path to {@code target}. */
    public ExternalDriver(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    /** Its URL says what it speaks. */
    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.of(Encryption.NONE);
    }

    /** Those of the process that is not ours are not ours to count. */
    @Override
    public int filesPerConnection(Settings settings) {
        return 1;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        return new NoProcess(target, wanted -> wanted.equals("/poll") ? beside("poll") : target.path());
    }

    private String beside(String last) {
        return target.path().replaceFirst("[^/]*(\\?.*)?$", last);
    }
}
