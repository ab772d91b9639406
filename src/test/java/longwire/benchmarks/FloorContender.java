package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import longwire.fault.OutsideFault;
import longwire.process.ShortCommand;

/** The floor in C, {@code src/test/c/generator-floor.c}, as a process of its own, compiled here. */
final class FloorContender implements Contender {
    private static final String SOURCE = "src/test/c/generator-floor.c";

    private final Path directory;
    private final Path program;

    private FloorContender(Path compiler) {
        try {
            directory = Files.createTempDirectory("longwire-floor");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        program = directory.resolve("generator-floor");
        run(List.of(compiler.toString(), "-O2", "-o", program.toString(), SOURCE));
    }

    /** The floor, if this machine has a C compiler. */
    static Optional<Contender> ifCompiled() {
        return ShortCommand.find("cc").map(FloorContender::new);
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public PopulationBuilder population(String scenario, Load load, Figures figures) {
        return scenario(scenario)
                .exec(session -> {
                    measure(load, figures);
                    return session;
                })
                .injectOpen(atOnceUsers(1));
    }

    private void measure(Load load, Figures figures) {
        URI origin = URI.create(load.origin());
        Path times = directory.resolve("times");
        String cpuNanos = run(List.of(
                program.toString(),
                origin.getHost(),
                Integer.toString(origin.getPort()),
                origin.getPath(),
                Integer.toString(load.connections()),
                Double.toString(load.connections() * load.messagesPerSecond()),
                Integer.toString(load.warmUpSeconds()),
                Integer.toString(load.seconds()),
                times.toString()));
        try {
            ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(times)).order(ByteOrder.nativeOrder());
            figures.take(read.asLongBuffer(), Long.parseLong(cpuNanos.strip()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String run(List<String> command) {
        ShortCommand ended = ShortCommand.run(command);
        if (ended.status() != 0) {
            throw new OutsideFault(command.get(0) + " ended with status " + ended.status() + "\n" + ended.text());
        }
        return ended.text();
    }
}
