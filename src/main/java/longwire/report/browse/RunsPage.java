package longwire.report.browse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import longwire.index.DamagedFile;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.index.TrialFigure;
import longwire.report.browse.RunLine.RunFigure;
import longwire.report.page.Page;
import longwire.text.HumanUnits;
import longwire.text.Resources;
import org.apache.commons.statistics.descriptive.Median;

/** The page with a line for each run, the latest first. */
final class RunsPage {
    private static final String SCRIPT = "longwire/report/runs.js";
    private static final Median MEDIAN = Median.withDefaults();
    private static final Quantity P50 = Quantity.of("response p50");
    private static final Quantity P99 = Quantity.of("response p99");

    /** Of which run, path and transport a figure is. */
    private record Key(String run, String path, String transport) {
        static Key of(TrialFigure figure) {
            return new Key(figure.run(), figure.path(), figure.transport());
        }
    }

    private RunsPage() {}

    /** The whole page. */
    static String of(RunIndex index) {
        List<RunLine> lines = lines(index);
        return Page.of(
                "runs.html",
                Map.of(
                        "runs", lines,
                        "plans", distinct(lines, RunLine::plan),
                        "machines", distinct(lines, RunLine::machine),
                        "damaged",
                                index.damaged().stream()
                                        .map(DamagedFile::toString)
                                        .toList(),
                        "script", Resources.text(SCRIPT)));
    }

    private static List<RunLine> lines(RunIndex index) {
        Map<Key, List<TrialFigure>> medians = figures(index, P50);
        Map<Key, List<TrialFigure>> tails = figures(index, P99);
        Map<String, List<RunFigure>> byRun = new LinkedHashMap<>();
        medians.forEach((key, figures) -> byRun.computeIfAbsent(key.run(), any -> new ArrayList<>())
                .add(new RunFigure(
                        key.path(), key.transport(), text(figures), text(tails.getOrDefault(key, List.of())))));
        List<RunLine> lines = new ArrayList<>();
        index.runs().forEach(run -> lines.add(RunLine.of(run, byRun.getOrDefault(run.name(), List.of()))));
        Collections.reverse(lines);
        return lines;
    }

    private static Map<Key, List<TrialFigure>> figures(RunIndex index, Quantity quantity) {
        return index.figures(quantity).stream()
                .filter(TrialFigure::valid)
                .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
    }

    /** The median, in brackets where most trials do not trust it. */
    private static String text(List<TrialFigure> figures) {
        if (figures.isEmpty()) {
            return "";
        }
        long trusting = figures.stream().filter(TrialFigure::trusted).count();
        String median = HumanUnits.time(
                MEDIAN.evaluate(figures.stream().mapToDouble(TrialFigure::value).toArray()));
        return 2 * trusting > figures.size() ? median : "[" + median + "]";
    }

    private static List<String> distinct(List<RunLine> lines, Function<RunLine, String> of) {
        return lines.stream()
                .map(of)
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
