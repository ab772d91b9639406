package longwire.fleet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;

/**
 * What a member recorded of one side of a trial since its last interval, and what it counted so far.
 *
 * @param side index of it, from 0
 * @param fromMillis since the epoch, on the member's clock
 * @param toMillis likewise
 * @param histograms by tag of the series, each in HdrHistogram's compressed form and Base64, as in interval logs
 * @param counts by label, since the trial began
 * @param drops connections dropped, by close code
 * @param refusals failed handshakes, by reason
 */
record Interval(
        int side,
        long fromMillis,
        long toMillis,
        Map<String, String> histograms,
        Map<String, Long> counts,
        Map<String, Long> drops,
        Map<String, Long> refusals) {
    static Interval of(int side, Map<Series, Histogram> recorded, Readings readings, long fromMillis, long toMillis) {
        Map<String, String> histograms = new LinkedHashMap<>();
        recorded.forEach((series, histogram) -> histograms.put(series.tag(), encoded(histogram)));
        Map<String, Long> counts = new TreeMap<>();
        readings.counts().forEach((count, value) -> counts.put(count.label(), value));
        return new Interval(side, fromMillis, toMillis, histograms, counts, readings.drops(), readings.refusals());
    }

    /**
     * Its histograms.
     *
     * @throws OutsideFault if one is none, or has readings that no recorder makes
     */
    Map<Series, Histogram> decoded() {
        Map<Series, Histogram> decoded = new EnumMap<>(Series.class);
        histograms.forEach((tag, text) -> decoded.put(
                Series.tagged(tag).orElseThrow(() -> new OutsideFault("a member's series " + tag + " is unknown")),
                decoded(tag, text)));
        return decoded;
    }

    /** Its counts; those of another version are left out. */
    Map<Count, Long> countsByKind() {
        Map<Count, Long> byKind = new EnumMap<>(Count.class);
        Arrays.stream(Count.values())
                .filter(count -> counts.containsKey(count.label()))
                .forEach(count -> byKind.put(count, counts.get(count.label())));
        return byKind;
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram decoded(String tag, String text) {
        Histogram merged = Latencies.histogram();
        try {
            ByteBuffer compressed = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            merged.add(Histogram.decodeFromCompressedByteBuffer(compressed, Latencies.LONGEST_NANOS));
            return merged;
        } catch (DataFormatException | RuntimeException undecodable) {
            throw new OutsideFault("a member's histogram of " + tag + " cannot be decoded", undecodable);
        }
    }
}
