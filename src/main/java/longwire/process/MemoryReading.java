package longwire.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of this process and of its machine's kernel at one moment. The two are apart: what the kernel keeps of a socket is in
 * no process's RSS.
 *
 * @param residentBytes RSS of this process; 0 if unknown
 * @param slabBytes of the whole kernel's objects, sockets among them; 0 if unknown
 */
public record MemoryReading(long residentBytes, long slabBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KIB = 1024;

    /** As it is now; takes some hundred microseconds. */
    public static MemoryReading take() {
        return new MemoryReading(bytes(STATUS, "VmRSS:"), bytes(MEMORY, "Slab:"));
    }

    /** What has been added since {@code earlier}; a process that has given memory back has grown by 0. */
    public MemoryReading since(MemoryReading earlier) {
        return new MemoryReading(
                Math.max(0, residentBytes - earlier.residentBytes), Math.max(0, slabBytes - earlier.slabBytes));
    }

    private static long bytes(Path file, String key) {
        try {
            return of(Files.readAllLines(file), key);
        } catch (IOException elsewhere) {
            return 0;
        }
    }

    static long of(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> KIB * Long.parseLong(kibibytes))
                .findFirst()
                .orElse(0);
    }
}
