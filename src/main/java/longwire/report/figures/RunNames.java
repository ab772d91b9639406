package longwire.report.figures;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names for several runs on one page: the names of their plans if these differ, or else the shortest distinct ends of
 * their directory names.
 */
public final class RunNames {
    private static final String SEPARATOR = "-";

    private RunNames() {}

    /** A name for each of {@code runs}, in their order. */
    public static List<String> shortest(List<MergedFigures> runs) {
        List<String> plans = runs.stream().map(run -> run.summary().name()).toList();
        List<String> ends =
                withoutCommonStart(runs.stream().map(MergedFigures::directory).toList());
        if (areDistinct(plans)) {
            return plans;
        }
        return areDistinct(ends)
                ? ends
                : IntStream.rangeClosed(1, runs.size())
                        .mapToObj(number -> "run " + number)
                        .toList();
    }

    /** {@code names} without the words with which all of them begin; each keeps at least its last word. */
    static List<String> withoutCommonStart(List<String> names) {
        List<List<String>> words =
                names.stream().map(name -> Arrays.asList(name.split(SEPARATOR))).toList();
        int shortest = words.stream().mapToInt(List::size).min().orElse(1);
        int common = 0;
        while (common < shortest - 1 && isCommon(words, common)) {
            common++;
        }
        int from = common;
        return words.stream()
                .map(each -> String.join(SEPARATOR, each.subList(from, each.size())))
                .toList();
    }

    private static boolean isCommon(List<List<String>> names, int word) {
        return names.stream().map(name -> name.get(word)).distinct().count() == 1;
    }

    private static boolean areDistinct(List<String> names) {
        return new HashSet<>(names).size() == names.size();
    }
}
