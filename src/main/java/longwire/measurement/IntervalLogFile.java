package longwire.measurement;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import longwire.fault.OutsideFault;
import org.HdrHistogram.Histogram;

/**
 * Reads an interval log. HdrHistogram's own reader is not used, because it stops silently at a line that it does not
 * understand, so that half a log would pass for a complete one, and because it decodes series that are not needed.
 */
final class IntervalLogFile {
    private static final int MOST_QUOTED = 40;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final Pattern REMARK = Pattern.compile("[#\"].*");
    private static final Pattern START = Pattern.compile("#\\[StartTime: (\\d+\\.\\d+) .*");
    private static final Pattern INTERVAL = Pattern.compile(
            "(?:Tag=(?<tag>[^, ]+),)?(?<from>-?\\d+\\.\\d+),(?<length>\\d+\\.\\d+),\\d+\\.\\d+,(?<histogram>[A-Za-z0-9+/]+=*)");
    private static final long LONGEST_NANOS = Latencies.histogram().highestEquivalentValue(Latencies.LONGEST_NANOS);

    private final Path file;
    private double startSeconds;
    private int number;

    IntervalLogFile(Path file) {
        this.file = file;
    }

    /** Reads each interval of {@code series}. */
    void forEach(Series series, Consumer<Histogram> reader) {
        number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            // Checked first: a truncated last line is the cause of any other error in that line.
            if (!isWhole()) {
                throw new OutsideFault(file + ": ends within a line");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Matcher interval = INTERVAL.matcher(line);
                if (!interval.matches()) {
                    remark(line);
                } else if (series.tag().equals(interval.group("tag"))) {
                    reader.accept(interval(interval));
                }
            }
        } catch (CharacterCodingException foreign) {
            number++;
            throw fault("not text", foreign);
        } catch (IOException unreadable) {
            throw new OutsideFault(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void remark(String line) {
        Matcher start = START.matcher(line);
        if (start.matches()) {
            startSeconds = Double.parseDouble(start.group(1));
        } else if (!REMARK.matcher(line).matches()) {
            String quoted = line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…";
            throw fault("not an interval of an HdrHistogram log: " + quoted, null);
        }
    }

    private Histogram interval(Matcher line) {
        Histogram histogram;
        try {
            byte[] compressed = Base64.getDecoder().decode(line.group("histogram"));
            histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0);
        } catch (DataFormatException | RuntimeException undecodable) {
            // The library throws many kinds of exceptions for bytes that are not a histogram.
            throw fault("its histogram cannot be decoded", undecodable);
        }
        if (histogram.getMaxValue() > LONGEST_NANOS) {
            throw fault("a reading of " + histogram.getMaxValue() + " ns (expected: at most a minute)", null);
        }
        double from = startSeconds + Double.parseDouble(line.group("from"));
        histogram.setStartTimeStamp(Math.round(from * MILLIS_PER_SECOND));
        histogram.setEndTimeStamp(Math.round((from + Double.parseDouble(line.group("length"))) * MILLIS_PER_SECOND));
        histogram.setTag(line.group("tag"));
        return histogram;
    }

    /** Whether its last line is terminated. */
    private boolean isWhole() throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return bytes.size() > 0 && bytes.position(bytes.size() - 1).read(last) == 1 && last.get(0) == '\n';
        }
    }

    private OutsideFault fault(String what, Throwable cause) {
        return new OutsideFault(file + ": line " + number + ": " + what, cause);
    }
}
