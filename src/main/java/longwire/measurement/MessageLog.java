package longwire.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The times of single messages, for a witness to compare with; written by one thread, read when that has ended. */
final class MessageLog {
    /** Of one thread; {@link MessageTimes#MOST} limits a whole trial. */
    private static final int INITIAL_MESSAGES = 1 << 14;

    private static final int FIELDS = 5;

    private long[] fields = new long[FIELDS * INITIAL_MESSAGES];
    private int size;

    void add(long sequence, long dueNanos, long sentNanos, long wokeNanos, long receivedNanos) {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        fields[size++] = sequence;
        fields[size++] = dueNanos;
        fields[size++] = sentNanos;
        fields[size++] = wokeNanos;
        fields[size++] = receivedNanos;
    }

    List<MessageTimes> all() {
        List<MessageTimes> all = new ArrayList<>(size / FIELDS);
        for (int at = 0; at < size; at += FIELDS) {
            all.add(new MessageTimes(fields[at], fields[at + 1], fields[at + 2], fields[at + 3], fields[at + 4]));
        }
        return all;
    }
}
