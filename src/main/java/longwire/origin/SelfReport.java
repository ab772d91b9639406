package longwire.origin;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import longwire.fault.InputFault;
import longwire.measurement.PauseMeter;
import org.HdrHistogram.Histogram;

/** What the origin reports about itself, so that a trial can compare it with what the viewers saw. */
final class SelfReport {
    private final List<OriginTally> tallies;
    private final PauseMeter pauses;
    private final EventSource source;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    SelfReport(List<OriginTally> tallies, PauseMeter pauses, EventSource source) {
        this.tallies = tallies;
        this.pauses = pauses;
        this.source = source;
    }

    /** The counts since the start as one JSON object, and {@code cpuNanos} of the whole process. */
    String counters() {
        // The names are letters and the values whole numbers: a JSON library would only lengthen the start.
        StringJoiner json = new StringJoiner(",", "{", "}\n");
        for (OriginCount count : OriginCount.values()) {
            long sum = tallies.stream().mapToLong(tally -> tally.get(count)).sum();
            json.add("\"" + count.label() + "\":" + sum);
        }
        return json.add("\"cpuNanos\":" + system.getProcessCpuTime()).toString();
    }

    /**
     * How many events of the feed were created that were due between two readings of this host's monotonic clock, which the
     * query of {@code uri} names {@code from} and {@code to}.
     *
     * @throws InputFault if one of them is missing or no reading
     */
    long events(String uri) {
        return source.due(reading(uri, "from"), reading(uri, "to"));
    }

    private static long reading(String uri, String name) {
        String expected = "nanoseconds of the monotonic clock, 0 or more";
        long reading = Query.number(uri, name, -1, Long.MAX_VALUE, expected);
        if (reading < 0) {
            throw new InputFault(name, "nothing", expected);
        }
        return reading;
    }

    /** The histogram of pauses since the last call, in nanoseconds, compressed, in base64 without an end of line. */
    String pauses() {
        Histogram interval = pauses.takeInterval();
        ByteBuffer compressed = ByteBuffer.allocate(interval.getNeededByteBufferCapacity());
        interval.encodeIntoCompressedByteBuffer(compressed);
        compressed.flip();
        return StandardCharsets.US_ASCII
                .decode(Base64.getEncoder().encode(compressed))
                .toString();
    }
}
