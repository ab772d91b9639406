package longwire.report.browse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.index.DamagedFile;
import longwire.index.IndexedRun;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.index.TrialFigure;
import longwire.report.browse.RunLine.Against;
import longwire.report.browse.RunLine.RunFigure;
import longwire.report.history.HistoryQuestion;
import longwire.report.page.Page;
import longwire.results.Labels;
import longwire.text.HumanUnits;
import longwire.text.Resources;
import org.apache.commons.statistics.descriptive.Median;

/** The page with a line for each run, the latest first. */
final class RunsPage {
    private static final String SCRIPT = "longwire/report/runs.js";
    private static final Median MEDIAN = Median.withDefaults();
    private static final Quantity P50 = Quantity.of("response p50");
    private static final Quantity P99 = Quantity.of("response p99");

    private final Path results;
    private final RunsOn on;
    private final PageLinks links;
    private final boolean takesLabels;

    /** Of which run, path and transport a figure is. */
    private record Key(String run, String path, String transport) {
        static Key of(TrialFigure figure) {
            return new Key(figure.run(), figure.path(), figure.transport());
        }
    }

    /** A plan with a link to each of its histories; no name for all plans. */
    record Histories(String plan, List<Link> links) {}

    record Link(String name, String page) {}

    private RunsPage(Path results, RunsOn on, PageLinks links, boolean takesLabels) {
        this.takesLabels = takesLabels;
        this.results = results;
        this.on = on;
        this.links = links;
    }

    /**
     * The whole page about {@code index}, that of {@code results}.
     *
     * @param takesLabels whether labels can be changed from it
     */
    static String of(Path results, RunIndex index, PageLinks links, boolean takesLabels) {
        return new RunsPage(results, RunsOn.of(results), links, takesLabels).text(index);
    }

    private String text(RunIndex index) {
        // Before the runs are read, so that what comes meanwhile is seen at the next look.
        String state = RunsState.of(results);
        List<RunLine> lines = lines(index);
        List<String> plans = distinct(lines.stream().map(RunLine::plan));
        Map<String, Object> context = new HashMap<>();
        context.put("runs", lines);
        context.put("plans", plans);
        context.put("machines", distinct(lines.stream().map(RunLine::machine)));
        context.put("paths", distinct(figures(lines, RunFigure::path)));
        context.put("transports", distinct(figures(lines, RunFigure::transport)));
        context.put("labels", distinct(lines.stream().flatMap(line -> line.labels().stream())));
        context.put("histories", histories(plans));
        context.put(
                "damaged",
                index.damaged().stream().filter(this::isNoLine).map(this::told).toList());
        context.put("state", state);
        context.put("served", links.areServed());
        context.put("labelled", takesLabels);
        context.put("script", Resources.text(SCRIPT));
        return Page.of("runs.html", context);
    }

    private List<RunLine> lines(RunIndex index) {
        Map<Key, List<TrialFigure>> medians = byKey(index, P50);
        Map<Key, List<TrialFigure>> tails = byKey(index, P99);
        Map<String, List<RunFigure>> byRun = new LinkedHashMap<>();
        medians.forEach((key, figures) -> byRun.computeIfAbsent(key.run(), any -> new ArrayList<>())
                .add(new RunFigure(
                        key.path(), key.transport(), text(figures), text(tails.getOrDefault(key, List.of())))));
        List<IndexedRun> runs = index.runs();
        RunPairs pairs = RunPairs.of(runs);
        List<RunLine> lines = new ArrayList<>();
        for (IndexedRun run : runs) {
            String name = run.name();
            RunLine.Links own = new RunLine.Links(links.report(name), against(name, pairs.baseline(name)));
            lines.add(RunLine.of(run, on, labels(run), byRun.getOrDefault(name, List.of()), own));
        }
        Stream.concat(on.alive().keySet().stream(), on.gone().keySet().stream())
                .filter(name -> runs.stream().noneMatch(run -> run.name().equals(name)))
                .forEach(name -> lines.add(unknown(name)));
        lines.sort(Comparator.comparing(RunLine::started)
                .thenComparing(RunLine::name)
                .reversed());
        return lines;
    }

    private RunLine unknown(String name) {
        boolean isOn = on.alive().containsKey(name);
        return RunLine.of(name, (isOn ? on.alive() : on.gone()).get(name), isOn, links.report(name));
    }

    private Against against(String run, String baseline) {
        String page = baseline.isEmpty() ? "" : links.comparison(baseline, run);
        return page.isEmpty() ? Against.NOTHING : new Against(baseline, page);
    }

    /** One by one, as its index has them in a line. */
    private List<String> labels(IndexedRun run) {
        try {
            return run.labels().isEmpty() ? List.of() : RunLine.labels(Labels.read(results.resolve(run.name())));
        } catch (OutsideFault | InputFault changed) {
            return List.of(run.labels());
        }
    }

    private List<Histories> histories(List<String> plans) {
        Stream<Optional<String>> all = links.areServed() && plans.size() > 1
                ? Stream.concat(Stream.of(Optional.empty()), plans.stream().map(Optional::of))
                : plans.stream().map(Optional::of);
        return all.map(plan -> new Histories(
                        plan.orElse(""),
                        HistoryQuestion.compared().stream()
                                .map(quantity -> new Link(quantity.name(), links.history(plan, quantity)))
                                .filter(link -> !link.page().isEmpty())
                                .toList()))
                .filter(histories -> !histories.links().isEmpty())
                .toList();
    }

    /** A run that has just begun has no summary yet, which is no damage. */
    private boolean isNoLine(DamagedFile file) {
        String name = results.relativize(file.file()).toString();
        return !on.alive().containsKey(name) && !on.gone().containsKey(name);
    }

    /** Its name starts from the directory of all runs: the page may be read elsewhere. */
    private String told(DamagedFile file) {
        return new DamagedFile(results.relativize(file.file()), file.fault()).toString();
    }

    private static Map<Key, List<TrialFigure>> byKey(RunIndex index, Quantity quantity) {
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

    private static Stream<String> figures(List<RunLine> lines, Function<RunFigure, String> of) {
        return lines.stream().flatMap(line -> line.figures().stream()).map(of);
    }

    private static List<String> distinct(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().sorted().toList();
    }
}
