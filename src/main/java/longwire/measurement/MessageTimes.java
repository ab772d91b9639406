package longwire.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.text.Csv;

/**
 * The times of one answered message, all {@link System#nanoTime}. Sequence number and due time together tell it apart from
 * every other message of its trial, and both are in its stamp.
 *
 * @param sequence number of the message within its connection, from 0
 * @param dueNanos when it was due
 * @param sentNanos when it was handed to the socket
 * @param wokeNanos when the event loop's wait for bytes ended that brought the reply
 * @param receivedNanos when the reply was read
 */
public record MessageTimes(long sequence, long dueNanos, long sentNanos, long wokeNanos, long receivedNanos) {
    /** Most messages of a trial whose times are kept; they take 40 bytes each, and twice that while they grow. */
    public static final int MOST = 2_000_000;

    private static final List<String> COLUMNS = List.of("sequence", "due", "sent", "woke", "received");

    /** The messages of a trial as a CSV table. */
    public static String csv(List<MessageTimes> messages) {
        return Csv.table(
                COLUMNS,
                messages.stream()
                        .map(message -> List.of(
                                message.sequence,
                                message.dueNanos,
                                message.sentNanos,
                                message.wokeNanos,
                                message.receivedNanos)));
    }

    /**
     * Reads what {@link #csv} wrote.
     *
     * @throws OutsideFault if the file is not such a table
     */
    public static List<MessageTimes> read(Path csv) {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.skip(1).map(MessageTimes::parse).toList();
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            throw new OutsideFault(csv + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static MessageTimes parse(String line) {
        long[] field = Arrays.stream(line.split(",")).mapToLong(Long::parseLong).toArray();
        return new MessageTimes(field[0], field[1], field[2], field[3], field[4]);
    }
}
