package longwire.measurement;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * An interval log that is read back. HdrHistogram's reader stops without a word at a line that it does not understand, so
 * that half a log would pass for a quiet one; here the lines are looked at first.
 */
final class IntervalLogFile {
    private static final int MOST_QUOTED = 40;
    private static final Pattern REMARK = Pattern.compile("[#\"].*");
    private static final Pattern INTERVAL =
            Pattern.compile("(Tag=[^, ]+,)?-?\\d+\\.\\d+,\\d+\\.\\d+,\\d+\\.\\d+,[A-Za-z0-9+/]+=*");
    private static final long LONGEST_NANOS = Latencies.histogram().highestEquivalentValue(Latencies.LONGEST_NANOS);

    private final Path file;

    IntervalLogFile(Path file) {
        this.file = file;
    }

    /** Gives each interval of {@code series}. */
    void forEach(Series series, Consumer<Histogram> reader) {
        List<Integer> lines = intervalLines();
        int read = 0;
        try (HistogramLogReader log = new HistogramLogReader(file.toFile())) {
            for (int line : lines) {
                Histogram interval = interval(log, line);
                read = line;
                if (series.tag().equals(interval.getTag())) {
                    reader.accept(interval);
                }
            }
        } catch (FileNotFoundException gone) {
            throw fault("cannot be read after line " + read, gone);
        }
    }

    private Histogram interval(HistogramLogReader log, int line) {
        EncodableHistogram interval;
        try {
            interval = log.nextIntervalHistogram();
        } catch (RuntimeException undecodable) {
            throw fault("line " + line + ": its histogram cannot be decoded", undecodable);
        }
        if (!(interval instanceof Histogram histogram)) {
            throw fault("line " + line + ": no histogram of whole numbers", null);
        }
        if (histogram.getMaxValue() > LONGEST_NANOS) {
            throw fault(
                    "line " + line + ": a reading of " + histogram.getMaxValue() + " ns (expected: at most a minute)",
                    null);
        }
        return histogram;
    }

    /** Numbers, from 1, of the lines that hold an interval. */
    private List<Integer> intervalLines() {
        List<Integer> numbers = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (INTERVAL.matcher(line).matches()) {
                    numbers.add(number);
                } else if (!REMARK.matcher(line).matches()) {
                    throw fault("line " + number + ": no interval of an HdrHistogram log: " + quoted(line), null);
                }
            }
            if (!isWhole()) {
                throw fault("line " + number + ": the file ends within it", null);
            }
            return numbers;
        } catch (CharacterCodingException foreign) {
            throw fault("line " + (number + 1) + ": no text", foreign);
        } catch (IOException unreadable) {
            throw fault("cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Whether its last line has an end. */
    private boolean isWhole() throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return bytes.size() > 0 && bytes.position(bytes.size() - 1).read(last) == 1 && last.get(0) == '\n';
        }
    }

    private OutsideFault fault(String what, Throwable cause) {
        return new OutsideFault(file + ": " + what, cause);
    }

    private static String quoted(String line) {
        return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…";
    }
}
