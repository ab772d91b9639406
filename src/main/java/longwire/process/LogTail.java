package longwire.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for a fault's message. */
public final class LogTail {
    private static final int LINES = 5;
    private static final int LARGEST_BYTES = 4_096;

    private LogTail() {}

    /** The last lines of {@code log} from byte {@code fromByte} on, after a line break; empty if it says nothing. */
    public static String of(Path log, long fromByte) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length() - fromByte;
            byte[] last = new byte[(int) Math.max(0, Math.min(length, LARGEST_BYTES))];
            file.seek(file.length() - last.length);
            file.readFully(last);
            List<String> lines =
                    new String(last, StandardCharsets.UTF_8).lines().toList();
            String said = String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
            return said.isBlank() ? "" : "\n" + said;
        } catch (IOException unreadable) {
            return "\n(its log, " + log + ", cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
