package longwire.report.browse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import longwire.comparison.ChangePoints;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.index.IndexedRun;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.report.history.ChangedRuns;
import longwire.report.history.History;
import longwire.report.history.HistoryFormats;
import longwire.report.history.HistoryQuestion;
import longwire.report.history.HistoryShown;
import longwire.report.history.RunLinks;
import longwire.report.page.HtmlReport;
import longwire.report.page.PageFigures;
import longwire.report.page.PageLink;

/**
 * All runs as files that a browser opens from a disk or from any web server: the page of all runs, the report of each, the
 * histories of each plan, and the comparisons to which these lead.
 */
public final class StaticSite {
    /** Of our own files. */
    private static final Pattern TAKEN = Pattern.compile("index\\.html|history-.*\\.html");
    /** Commands on the pages start from where people keep runs, and not from where they are kept here. */
    private static final Path RESULTS = Path.of("results");

    private static final List<PageLink> REPORT_NAV = List.of(new PageLink("All runs", "../index.html"));

    private final Path results;
    private final RunIndex index;
    private final SiteDirectory directory;
    private final SiteLinks links = SiteLinks.none();
    private final RunNames names;
    private final List<String> leftOut = new ArrayList<>();

    /**
     * What became of it.
     *
     * @param reports of runs
     * @param leftOut what could not be written, a sentence each
     */
    public record Written(int reports, int comparisons, int histories, List<String> leftOut) {}

    private StaticSite(Path results, RunIndex index, SiteDirectory directory) {
        this.results = results;
        this.index = index;
        this.directory = directory;
        this.names = new RunNames(results);
    }

    /**
     * Writes the site of the runs in {@code results} to {@code place}. A run that cannot be read stops nothing.
     *
     * @param notices gets a line where the index could not be used as it was
     * @throws InputFault where there are no results, or something else is in that place
     */
    public static Written write(Path results, Path place, Consumer<String> notices) {
        try (RunIndex index = RunIndex.open(results, notices)) {
            StaticSite site = new StaticSite(results, index, new SiteDirectory(place));
            site.write();
            site.directory.finish();
            return new Written(
                    site.links.reports().size(),
                    site.links.comparisons().size(),
                    site.links.histories().size(),
                    List.copyOf(site.leftOut));
        }
    }

    private void write() {
        List<IndexedRun> runs = index.runs();
        Set<ChangedRuns> pairs = new LinkedHashSet<>();
        RunPairs.of(runs).baselines().forEach((run, baseline) -> pairs.add(new ChangedRuns(baseline, run)));
        Map<String, History> histories = histories(runs, pairs);
        Set<String> alive = RunsOn.of(results).alive().keySet();
        for (IndexedRun run : runs) {
            if (!alive.contains(run.name())) {
                addReport(run.name());
            }
        }
        pairs.forEach(this::addComparison);
        histories.forEach((file, history) -> directory.write(
                file,
                HistoryFormats.text(
                        "html", history, new HistoryShown(HistoryFormats.usualLimit("html"), RESULTS, links))));
        directory.write("index.html", RunsPage.of(results, index, links, false));
    }

    /** All histories by their files; {@code pairs} gets the runs between which something changed. */
    private Map<String, History> histories(List<IndexedRun> runs, Set<ChangedRuns> pairs) {
        Map<String, History> histories = new LinkedHashMap<>();
        for (String plan : runs.stream().map(IndexedRun::plan).distinct().toList()) {
            for (Quantity quantity : HistoryQuestion.compared()) {
                History history = History.of(index, question(plan, quantity)).undamaged();
                if (!history.isEmpty()) {
                    histories.put(links.addHistory(plan, quantity), history);
                    pairs.addAll(history.changed());
                }
            }
        }
        return histories;
    }

    private static HistoryQuestion question(String plan, Quantity quantity) {
        return new HistoryQuestion(
                List.of(quantity),
                Optional.of(plan),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangePoints.LEAST_CHANGE);
    }

    private void addReport(String run) {
        if (TAKEN.matcher(run).matches()) {
            leftOut.add(run + ": the name of a page of the site");
            return;
        }
        attempt(run, () -> new HtmlReport().text(PageFigures.read(List.of(names.run(run))), REPORT_NAV))
                .ifPresent(page -> {
                    directory.write(SiteLinks.reportFile(run), page);
                    links.reports().add(run);
                });
    }

    private void addComparison(ChangedRuns pair) {
        if (!links.reports().contains(pair.before()) || !links.reports().contains(pair.at())) {
            return;
        }
        attempt(
                        pair.at() + " against " + pair.before(),
                        () -> RunComparisons.page(
                                names.whole(pair.before()), List.of(names.whole(pair.at())), nav(pair)))
                .ifPresent(page -> {
                    String file = SiteLinks.comparisonFile(pair.before(), pair.at());
                    directory.write(file, page);
                    links.comparisons().add(file);
                });
    }

    /** From a comparison, which lies in a directory within that of the later run. */
    private static List<PageLink> nav(ChangedRuns pair) {
        return List.of(
                new PageLink("All runs", "../../index.html"),
                new PageLink("Baseline " + pair.before(), "../../" + RunLinks.url(SiteLinks.reportFile(pair.before()))),
                new PageLink("Candidate " + pair.at(), "../report.html"));
    }

    private Optional<String> attempt(String name, Supplier<String> page) {
        try {
            return Optional.of(page.get());
        } catch (InputFault | OutsideFault fault) {
            leftOut.add(name + ": " + fault.getMessage());
            return Optional.empty();
        }
    }
}
