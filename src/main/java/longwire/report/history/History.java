package longwire.report.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.comparison.ChangePointFinder;
import longwire.comparison.ChangePoints;
import longwire.comparison.RememberedChangePoints;
import longwire.fault.InputFault;
import longwire.index.DamagedFile;
import longwire.index.IndexedRun;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.index.TrialFigure;
import longwire.settings.KnownKeys;

/**
 * Quantities over many runs, from the oldest to the newest, with where they changed.
 *
 * @param groups of comparable runs, all that were asked for
 * @param series of those groups that have a history, or of all where none has
 * @param damaged what could not be read
 */
public record History(List<HistoryGroup> groups, List<HistorySeries> series, List<DamagedFile> damaged) {
    /** What is told of a group where nothing particular was asked: the first that most of its runs can be trusted in. */
    private static final List<Quantity> SUITABLE = Stream.of("response", "staleness", "handshake")
            .flatMap(series -> Stream.of("p99", "p95", "p90", "p50").map(percentile -> series + " " + percentile))
            .map(Quantity::of)
            .toList();

    /** With fewer runs a group has no history. */
    private static final int FEWEST_RUNS = 2;

    /** Whether no run has a figure that was asked for. */
    public boolean isEmpty() {
        return series.isEmpty();
    }

    /** The runs between which a series changed. */
    public List<ChangedRuns> changed() {
        return series.stream()
                .flatMap(each -> each.changes().stream())
                .map(change ->
                        new ChangedRuns(change.before().name(), change.at().name()))
                .distinct()
                .toList();
    }

    /** The same without what could not be read, for where that is told elsewhere. */
    public History undamaged() {
        return new History(groups, series, List.of());
    }

    /**
     * Change points that the index knows of before are taken from there, and new ones kept.
     *
     * @throws InputFault where something is asked for by a name that no run has
     */
    public static History of(RunIndex index, HistoryQuestion question) {
        return of(index, question, ChangePoints::find);
    }

    static History of(RunIndex index, HistoryQuestion question, ChangePointFinder finder) {
        RememberedChangePoints remembered = new RememberedChangePoints(finder, index.kept());
        History history = answer(index, question, remembered);
        index.keep(remembered.found());
        return history;
    }

    private static History answer(RunIndex index, HistoryQuestion question, ChangePointFinder finder) {
        List<IndexedRun> all = index.runs();
        check("plan", question.plan(), all, IndexedRun::plan);
        List<IndexedRun> runs = all.stream()
                // A start that was refused has nothing to tell.
                .filter(run -> run.finishedTrials() > 0)
                .filter(is(question.plan(), IndexedRun::plan))
                .filter(run -> run.load().id().startsWith(question.load().orElse("")))
                .filter(run -> question.since()
                        .map(since -> !run.started().isBefore(since))
                        .orElse(true))
                .toList();
        if (question.load().isPresent() && runs.isEmpty()) {
            throw new InputFault("load", question.load().get(), "the id of a load, as printed by longwire history");
        }
        List<HistoryGroup> groups = HistoryGroup.of(runs);
        List<HistoryGroup> told = groups.stream()
                .filter(group -> group.runs().size() >= FEWEST_RUNS)
                .toList();
        Asking asking = new Asking(index, question, finder);
        List<HistorySeries> series = (told.isEmpty() ? groups : told)
                .stream().flatMap(group -> asking.series(group).stream()).toList();
        asking.checkNames();
        return new History(groups, series, index.damaged());
    }

    private static <T> Predicate<T> is(Optional<String> wanted, Function<T, String> name) {
        return one -> wanted.map(name.apply(one)::equals).orElse(true);
    }

    private static <T> void check(String what, Optional<String> wanted, List<T> all, Function<T, String> name) {
        Set<String> names = all.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
        if (wanted.isPresent() && !names.isEmpty() && !names.contains(wanted.get())) {
            throw new InputFault(what, wanted.get(), KnownKeys.nearest(wanted.get(), names) + "?");
        }
    }

    /** Asks the index for each quantity once, whatever the number of groups. */
    private static final class Asking {
        private final RunIndex index;
        private final HistoryQuestion question;
        private final ChangePointFinder finder;
        private final Map<Quantity, List<TrialFigure>> asked = new HashMap<>();

        Asking(RunIndex index, HistoryQuestion question, ChangePointFinder finder) {
            this.index = index;
            this.question = question;
            this.finder = finder;
        }

        List<HistorySeries> series(HistoryGroup group) {
            if (!question.quantities().isEmpty()) {
                return question.quantities().stream()
                        .flatMap(quantity -> series(group, quantity).stream())
                        .toList();
            }
            List<HistorySeries> any = List.of();
            for (Quantity quantity : SUITABLE) {
                List<HistorySeries> series = series(group, quantity);
                if (mostlyCounted(series)) {
                    return series;
                }
                any = any.isEmpty() ? series : any;
            }
            return any;
        }

        private List<HistorySeries> series(HistoryGroup group, Quantity quantity) {
            Map<String, IndexedRun> runs =
                    group.runs().stream().collect(Collectors.toMap(IndexedRun::name, run -> run));
            Map<List<String>, List<TrialFigure>> rows = figures(quantity).stream()
                    .filter(figure -> runs.containsKey(figure.run()))
                    .filter(is(question.path(), TrialFigure::path))
                    .filter(is(question.transport(), TrialFigure::transport))
                    .collect(
                            Collectors.groupingBy(figure -> List.of(figure.transport(), figure.path(), figure.kind())));
            return rows.entrySet().stream()
                    .map(row -> HistorySeries.of(
                            quantity,
                            group,
                            row.getKey().get(1),
                            row.getKey().get(2),
                            row.getKey().get(0),
                            points(runs, row.getValue()),
                            question.leastChange(),
                            finder))
                    .sorted(Comparator.comparing(HistorySeries::transport)
                            .reversed()
                            .thenComparing(series -> !series.path().equals("direct"))
                            .thenComparing(HistorySeries::row))
                    .toList();
        }

        /** What was asked for by a name that nothing has: told only now, since every quantity has paths of its own. */
        void checkNames() {
            List<TrialFigure> all =
                    asked.values().stream().flatMap(List::stream).toList();
            check("path", question.path(), all, TrialFigure::path);
            check("transport", question.transport(), all, TrialFigure::transport);
        }

        private List<TrialFigure> figures(Quantity quantity) {
            return asked.computeIfAbsent(quantity, index::figures);
        }

        private static boolean mostlyCounted(List<HistorySeries> series) {
            List<HistoryPoint> points = series.stream()
                    .flatMap(one -> one.points().stream())
                    .filter(point -> point.standing() != HistoryPoint.Standing.INVALID)
                    .toList();
            return 2 * points.stream().filter(HistoryPoint::counts).count() > points.size();
        }

        private static List<HistoryPoint> points(Map<String, IndexedRun> runs, List<TrialFigure> figures) {
            Map<String, List<TrialFigure>> byRun = figures.stream()
                    .collect(Collectors.groupingBy(TrialFigure::run, LinkedHashMap::new, Collectors.toList()));
            List<HistoryPoint> points = new ArrayList<>();
            byRun.forEach((run, ofIt) -> points.add(HistoryPoint.of(runs.get(run), ofIt)));
            points.sort(Comparator.comparing(HistoryPoint::run, HistoryPoint.IN_TIME));
            return points;
        }
    }
}
