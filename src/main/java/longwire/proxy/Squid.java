package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** Squid, which has shared memory under a name of the whole machine. */
final class Squid extends Program {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    /** With the port behind it, the name of its service, which its file says too. */
    private static final String SEGMENTS_OF_PORT = "longwire";

    Squid() {
        super("squid");
    }

    /** It does so itself, but not where it was killed. */
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

    /** What it reads, a line each, without the time that it puts before. */
    @Override
    String configuration(Workplace workplace) {
        return super.configuration(workplace).replaceAll("(?m)^[^|\\n]*\\| ", "");
    }
}
