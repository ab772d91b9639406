package longwire.behaviour.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Findings;
import longwire.proxy.Assignment;
import longwire.proxy.Encryption;
import longwire.proxy.Missing;
import longwire.proxy.Operation;
import longwire.proxy.ProxyDriver;
import longwire.proxy.RunningProxy;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.viewer.Target;

/** A driver of {@link Relay}s, which behave as {@code habits} say. */
record FakeProxy(Habits habits) implements ProxyDriver {
    /** What {@code behaviour} finds of a proxy with {@code habits}: answers by question. */
    static Map<String, Finding> findings(Behaviour behaviour, Habits habits, Path directory) {
        Findings findings = new Findings(behaviour.name());
        try (Subject subject = new Subject(
                new FakeProxy(habits),
                Files.createTempDirectory(directory, behaviour.getClass().getSimpleName()))) {
            behaviour.observe(subject, findings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return findings.all().stream().collect(Collectors.toMap(Finding::name, finding -> finding));
    }

    /** The same, with the answers in words. */
    static Map<String, String> answers(Behaviour behaviour, Habits habits, Path directory) {
        return findings(behaviour, habits, directory).values().stream()
                .collect(Collectors.toMap(Finding::name, Finding::value));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Set<Encryption> encryptions() {
        return Set.of(Encryption.NONE);
    }

    @Override
    public int filesPerConnection(Settings settings) {
        return 2;
    }

    @Override
    public Optional<Missing> missing() {
        return Optional.empty();
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        try {
            return new Running(new Relay(assignment.origin(), habits), habits);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Running(Relay relay, Habits habits) implements RunningProxy {
        @Override
        public Target target(String path) {
            return new Target(false, "127.0.0.1", relay.port(), path);
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public Set<Operation> operations() {
            return habits.operations();
        }

        @Override
        public void perform(Operation operation) {
            habits.perform(relay);
        }

        @Override
        public void close() {
            try {
                relay.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
