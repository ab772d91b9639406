package longwire.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the kernel's, below /proc and /sys. */
final class KernelFile {
    /** More than any of those files has that are read whole; of /proc/cpuinfo the first processor suffices. */
    private static final int LARGEST_BYTES = 16_384;

    private KernelFile() {}

    /**
     * Reads the file in one call. Files.readString makes several, and of a number below /proc/sys it gets the first digit alone: after
     * the first call, however small, the kernel says that the file has ended.
     */
    static String read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] buffer = new byte[LARGEST_BYTES];
            int length = content.read(buffer);
            return new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }
    }
}
