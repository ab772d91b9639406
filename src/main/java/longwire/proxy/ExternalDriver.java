package longwire.proxy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longwire.settings.Range;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.viewer.Target;

/**
 * A system that is already running. WebSockets open its URL unchanged; for others, {@code poll}, {@code long-poll} or
 * {@code sse} replaces the last part of its path, so that {@code wss://host/app/echo} is polled at
 * {@code https://host/app/poll}.
 */
public final class ExternalDriver implements ProxyDriver {
    private static final Set<String> BESIDE = Set.of("/poll", "/long-poll", "/sse");

    private final String name;
    private final Target target;
    private final Map<String, String> own;

    /** {@code name} is what results call the path to {@code target}. */
    public ExternalDriver(String name, Target target) {
        this(name, target, Map.of());
    }

    /** A system with {@code settings} that its owner has made. They are reported and have no other effect. */
    public ExternalDriver(String name, Target target, Map<String, String> settings) {
        this.name = name;
        this.target = target;
        this.own = new LinkedHashMap<>(settings);
    }

    @Override
    public String name() {
        return name;
    }

    /** Each setting has its present value as the only choice, since other values are not known. */
    @Override
    public List<Setting> settings() {
        return own.entrySet().stream()
                .map(setting -> new Setting(
                        setting.getKey(),
                        new Range.Choice(List.of(setting.getValue())),
                        setting.getValue(),
                        "Set by the owner of the system."))
                .toList();
    }

    /** Its URL decides whether TLS is used. */
    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.of(Encryption.NONE);
    }

    /** The files of a process that is not ours are not counted. */
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
        return new NoProcess(target, wanted -> BESIDE.contains(wanted) ? beside(wanted) : target.path());
    }

    private String beside(String wanted) {
        return target.path().replaceFirst("/[^/]*(\\?.*)?$", wanted);
    }
}
