package longwire.live.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps what is printed until it may be shown: a page in the same terminal would be torn by it. */
final class HeldOutput extends OutputStream {
    /** Enough for the messages of a thousand trials; beyond it the latest lines are kept. */
    private static final int MOST_LINES = 1_000;
    /** A line that does not end is taken for one at this length. */
    private static final int LONGEST_LINE_BYTES = 8_192;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private PrintStream released;
    private long dropped;

    /** Prints to this. Whoever has it may go on with it after {@link #release}. */
    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() == LONGEST_LINE_BYTES) {
            endLine();
        }
        if (octet != '\n') {
            line.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] octets, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(octets[i]);
        }
    }

    /** Prints the held lines to {@code out}, and from now on every new line. */
    synchronized void release(PrintStream out) {
        released = out;
        if (dropped > 0) {
            out.println("(" + dropped + " lines before this are not kept)");
        }
        lines.forEach(out::println);
        lines.clear();
        if (line.size() > 0) {
            endLine();
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (released != null) {
            released.println(text);
            return;
        }
        lines.add(text);
        if (lines.size() > MOST_LINES) {
            lines.remove();
            dropped++;
        }
    }
}
