package longwire.tuning.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longwire.fault.InputFault;
import longwire.settings.Range;

/**
 * A setting as a search sees it: some levels, one of which it has by default.
 *
 * @param name of the setting, as its owner calls it
 * @param owner whose it is
 * @param levels two or more, as they stand in a configuration; an empty one leaves the setting out
 * @param standard index of the default's level
 * @param ordered whether levels rise, so that neighbours are alike; words don't
 * @param effect what it does to a persistent connection, in a line
 */
public record Knob(String name, Owner owner, List<String> levels, int standard, boolean ordered, String effect) {
    /** Nine steps that double span a factor of 256. */
    private static final int MOST_LEVELS = 9;

    /** Whose settings there are. */
    public enum Owner {
        /** The proxy's, in its configuration. */
        PROXY,
        /** The kernel's, by its sysctl name. */
        SYSTEM
    }

    public Knob {
        levels = List.copyOf(levels);
        if (levels.size() < 2 || levels.stream().distinct().count() < levels.size()) {
            throw new InputFault(name, levels, "two or more different values to search");
        }
        if (standard < 0 || standard >= levels.size()) {
            throw new IllegalArgumentException(name + ": default " + standard + " of " + levels.size() + " levels");
        }
    }

    /**
     * A proxy's setting with levels fitted to its range: all words; numbers that double, around the default.
     *
     * @param value its default, which {@code range} holds, or empty for what the proxy itself decides
     */
    public static Knob of(String name, Range range, String value, String effect) {
        List<String> levels = new ArrayList<>();
        boolean ordered = false;
        if (range instanceof Range.Whole whole) {
            // What is left out or 0 is whatever the proxy decides, which is no number to stand among others.
            ordered = !value.isEmpty() && number(whole, value) > 0;
            levels.addAll(ordered ? doubling(whole, value) : spread(whole));
        } else if (range instanceof Range.Choice choice) {
            levels.addAll(choice.words());
        }
        if (!levels.contains(value)) {
            levels.add(0, value);
        }
        return new Knob(name, Owner.PROXY, levels, levels.indexOf(value), ordered, effect);
    }

    /** Its default, as it stands in a configuration. */
    public String standardValue() {
        return levels.get(standard);
    }

    /** Levels that are one step from {@code level}: its neighbours, or all others where there is no order. */
    List<Integer> next(int level) {
        return IntStream.range(0, levels.size())
                .filter(other -> other != level && (!ordered || Math.abs(other - level) == 1))
                .boxed()
                .toList();
    }

    private static List<String> doubling(Range.Whole whole, String value) {
        long middle = number(whole, value);
        List<Long> levels = new ArrayList<>(List.of(middle));
        boolean room = true;
        while (room && levels.size() < MOST_LEVELS) {
            long lower = levels.get(0) / 2;
            long higher = levels.get(levels.size() - 1) * 2;
            boolean down = lower >= Math.max(1, whole.least());
            boolean up = higher <= whole.most();
            if (down) {
                levels.add(0, lower);
            }
            if (up) {
                levels.add(higher);
            }
            room = down || up;
        }
        return written(whole, levels);
    }

    /** Four numbers over the range, at even ratios. */
    private static List<String> spread(Range.Whole whole) {
        int steps = 3;
        double least = Math.max(1, whole.least());
        double ratio = Math.pow(whole.most() / least, 1.0 / steps);
        return written(
                whole,
                IntStream.rangeClosed(0, steps)
                        .mapToObj(step -> Math.min(whole.most(), Math.round(least * Math.pow(ratio, step))))
                        .distinct()
                        .toList());
    }

    private static List<String> written(Range.Whole whole, List<Long> numbers) {
        return numbers.stream().map(number -> number + whole.suffix()).toList();
    }

    private static long number(Range.Whole whole, String value) {
        return Long.parseLong(value.substring(0, value.length() - whole.suffix().length()));
    }
}
