package longwire.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;

/**
 * The sizes of payloads: {@code 64} is one, {@code 64,1024} draws either for each message, {@code 16-1048576} draws any between the two, as
 * often below as above their geometric mean. Which one a message has follows from the seed and its number alone.
 *
 * @param bytes one size or more, or the two ends of a range
 * @param range whether {@code bytes} are two ends
 */
public record PayloadSizes(List<Integer> bytes, boolean range) {
    private static final Pattern LIST = Pattern.compile("\\d{1,9}(\\s*,\\s*\\d{1,9})*");
    private static final Pattern RANGE = Pattern.compile("(?<least>\\d{1,9})\\s*-\\s*(?<most>\\d{1,9})");
    private static final int MOST_SIZES = 100;
    /** Numbers of 53 bits, divided by it, are evenly spread from 0 to 1. */
    private static final double TWO_TO_53 = 0x1p53;

    private static final int UNUSED_BITS = 11;

    public PayloadSizes {
        bytes = List.copyOf(bytes);
    }

    /** Always {@code bytes}. */
    public static PayloadSizes of(int bytes) {
        return new PayloadSizes(List.of(bytes), false);
    }

    /**
     * Reads what a plan says.
     *
     * @param name its key, for a refusal
     */
    public static PayloadSizes parse(String name, String text) {
        Matcher range = RANGE.matcher(text.strip());
        if (range.matches()) {
            int least = Integer.parseInt(range.group("least"));
            int most = Integer.parseInt(range.group("most"));
            if (least < most) {
                return new PayloadSizes(List.of(least, most), true);
            }
        } else if (LIST.matcher(text.strip()).matches()) {
            List<Integer> sizes = Arrays.stream(text.strip().split("\\s*,\\s*"))
                    .map(Integer::valueOf)
                    .toList();
            if (sizes.size() <= MOST_SIZES) {
                return new PayloadSizes(sizes, false);
            }
        }
        throw new InputFault(
                name,
                text,
                "a number of bytes such as 64, up to " + MOST_SIZES
                        + " of them such as 64,1024, or a range such as 16-1048576");
    }

    public int least() {
        return Collections.min(bytes);
    }

    /** The largest; asked for each message, so that it must allocate nothing. */
    public int most() {
        int most = bytes.get(0);
        for (int i = 1; i < bytes.size(); i++) {
            most = Math.max(most, bytes.get(i));
        }
        return most;
    }

    /** Whether a message may have {@code size} bytes. */
    public boolean has(int size) {
        return range ? size >= bytes.get(0) && size <= bytes.get(1) : bytes.contains(size);
    }

    /** Whether all messages have the same size. */
    public boolean isOne() {
        return bytes.size() == 1;
    }

    /** The size of message {@code number}. */
    public int bytes(long seed, long number) {
        if (isOne()) {
            return bytes.get(0);
        }
        long drawn = mixed(seed * 0x9e37_79b9_7f4a_7c15L + number) >>> UNUSED_BITS;
        double share = drawn / TWO_TO_53;
        if (!range) {
            return bytes.get((int) (share * bytes.size()));
        }
        int least = bytes.get(0);
        return (int) Math.min(bytes.get(1), Math.floor(least * Math.pow((bytes.get(1) + 1.0) / least, share)));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, 2014). */
    private static long mixed(long number) {
        long z = (number ^ number >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }

    /** As a plan says it. */
    @Override
    public String toString() {
        return String.join(
                range ? "-" : ",", bytes.stream().map(String::valueOf).toList());
    }
}
