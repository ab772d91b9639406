package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** Squid. Its shared memory has a name that is visible on the whole machine. */
final class Squid extends Program {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    /** Followed by the port, this is the service name of an instance; {@code squid.conf} sets the same name. */
    private static final String SEGMENTS_OF_PORT = "longwire";

    Squid() {
        super("squid");
    }

    /** Squid deletes its shared memory itself unless it was killed. */
    @Override
    void cleanUp(Workplace workplace) {
        String segments = SEGMENTS_OF_PORT + workplace.listening().port() + "-";
        try (Stream<Path> shared = Files.list(SHARED_MEMORY)) {
            for (Path segment : shared.toList()) {
                if (segment.getFileName().toString().startsWith(segments)) {
                    Files.deleteIfExists(segment);
                }
            }
        } catch (IOException failure) {
            throw new OutsideFault("squid: " + SHARED_MEMORY + ": " + failure.getMessage(), failure);
        }
    }

    /** The lines that it read, without the time that it prints before each. */
    @Override
    String configuration(Workplace workplace) {
        return super.configuration(workplace).replaceAll("(?m)^[^|\\n]*\\| ", "");
    }
}
