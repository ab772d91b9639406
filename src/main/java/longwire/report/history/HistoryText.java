package longwire.report.history;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longwire.comparison.ChangePoints;
import longwire.index.DamagedFile;
import longwire.index.IndexedRun;
import longwire.index.Quantity;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalBlock;
import longwire.report.terminal.TerminalPage;
import longwire.text.HumanUnits;

/** A history as tables of at most 80 columns, a bar for each run. */
final class HistoryText implements HistoryFormat {
    private static final String HANGING = "    ";
    private static final int BAR_WIDTH = 16;
    private static final int SPARK_WIDTH = 60;
    /** Room for {@code [12.3 µs]} and a space before it. */
    private static final int VALUE_WIDTH = 11;

    private static final int SPREAD_WIDTH = 8;
    private static final int LABELS_WIDTH = 20;
    /** More are only counted: whoever wants all of them asks for another format. */
    private static final int MOST_TOLD = 8;

    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Ink ink;

    HistoryText(Ink ink) {
        this.ink = ink;
    }

    @Override
    public String text(History history, HistoryShown shown) {
        int limit = shown.limit();
        TerminalPage page = new TerminalPage(ink);
        if (history.groups().isEmpty()) {
            page.text("", "No runs.");
        } else if (history.series().isEmpty()) {
            page.text("", "No run has this figure.");
        }
        if (history.groups().size() > 1) {
            groups(page, history.groups());
        }
        history.series().forEach(series -> series(page, series, limit));
        legend(
                page,
                history.series().stream()
                        .flatMap(series -> series.newest(limit).stream())
                        .toList());
        damaged(page, history.damaged());
        return page.toString();
    }

    private static void groups(TerminalPage page, List<HistoryGroup> groups) {
        page.title("Groups of comparable runs: same plan, same load, same machine");
        for (HistoryGroup group : groups) {
            String runs = group.runs().size() == 1
                    ? "1 run, " + group.runs().get(0).name()
                    : group.runs().size() + " runs";
            page.hanging("  ", HANGING, group.title() + ": " + runs + " (" + group.about() + ")");
        }
    }

    private static void series(TerminalPage page, HistorySeries series, int limit) {
        Quantity quantity = series.quantity();
        String better = quantity.higherIsBetter() ? " (higher is better)" : " (lower is better)";
        page.title(quantity.name() + ", " + series.row() + better);
        page.hanging("  ", "  ", series.group().title() + ": " + series.group().about());
        List<HistoryPoint> shown = series.newest(limit);
        double longest = shown.stream()
                .filter(HistoryPoint::counts)
                .mapToDouble(HistoryPoint::value)
                .max()
                .orElse(0);
        page.columns(String.format(
                "  %-19s%" + VALUE_WIDTH + "s%" + SPREAD_WIDTH + "s  %-" + BAR_WIDTH + "s  %s",
                "started (UTC)",
                "median ",
                "spread",
                longest == 0 ? "" : "0 to " + value(quantity, longest),
                "labels"));
        if (shown.size() < series.points().size()) {
            page.line("  … " + (series.points().size() - shown.size()) + " earlier runs");
        }
        for (HistoryPoint point : shown) {
            HistoryChange change = series.changeAt(point);
            if (change != null) {
                page.line("  ── " + size(change) + " from here on, " + change.verdict() + " ──");
            }
            page.line(line(series, point, longest));
        }
        if (shown.size() < series.points().size()) {
            overview(page, series);
        }
        conclusions(page, series);
    }

    /** All runs that count in a line, since a change may lie before those that are shown. */
    private static void overview(TerminalPage page, HistorySeries series) {
        double[] values =
                series.counted().stream().mapToDouble(HistoryPoint::value).toArray();
        if (values.length > 0) {
            page.line("  all " + values.length + ": " + HistoryBars.spark(values, SPARK_WIDTH));
        }
    }

    private static String line(HistorySeries series, HistoryPoint point, double longest) {
        String value = value(series.quantity(), point.value());
        String cell = point.standing() == HistoryPoint.Standing.UNTRUSTED ? "[" + value + "]" : value + " ";
        String bar = point.counts()
                ? HistoryBars.bar(point.value() / longest, BAR_WIDTH)
                : point.standing() == HistoryPoint.Standing.INVALID ? "INVALID" : "";
        return String.format(
                "%s%-19s%" + VALUE_WIDTH + "s%" + SPREAD_WIDTH + "s  %-" + BAR_WIDTH + "s  %s",
                point.standing() == HistoryPoint.Standing.INVALID ? TerminalBlock.INVALID_MARK : "  ",
                STARTED.format(point.run().started()),
                cell,
                spread(point),
                bar,
                TerminalPage.shortened(labels(point.run()), LABELS_WIDTH));
    }

    /** With the directory's name if plan and start do not determine it. */
    private static String labels(IndexedRun run) {
        String expected = run.plan() + "-" + STAMP.format(run.started());
        return run.name().equals(expected) ? run.labels() : (run.name() + " " + run.labels()).strip();
    }

    /** How much more the highest of its trials says than the lowest. */
    private static String spread(HistoryPoint point) {
        if (point.trials() == 1 || point.low() <= 0) {
            return "";
        }
        double ratio = point.high() / point.low();
        return String.format(Locale.ROOT, ratio < 2 ? "%.0f %%" : "× %.1f", ratio < 2 ? 100 * (ratio - 1) : ratio);
    }

    private static void conclusions(TerminalPage page, HistorySeries series) {
        remarks(series).forEach(remark -> page.hanging("  ", HANGING, remark));
        for (HistoryChange change : series.changes()) {
            page.hanging("  ", HANGING, sentence(series, change));
            change.together().stream()
                    .limit(MOST_TOLD)
                    .forEach(other -> page.hanging(HANGING, HANGING + "  ", "also changed there: " + other));
            if (change.together().size() > MOST_TOLD) {
                page.line(HANGING + "and " + (change.together().size() - MOST_TOLD) + " more");
            }
        }
    }

    /** What is to be said of the search for changes where it found none, or does not cover all runs. */
    static List<String> remarks(HistorySeries series) {
        List<String> remarks = new ArrayList<>();
        int counted = series.counted().size();
        if (series.missing() > 0) {
            remarks.add("Too few for change points: " + counted + (counted == 1 ? " run counts, " : " runs count, ")
                    + series.missing() + " more are needed.");
        } else if (series.changes().isEmpty()) {
            remarks.add("No change found in " + counted + " runs.");
        }
        series.newestOff().map(NewestRuns::toString).ifPresent(remarks::add);
        if (counted > ChangePoints.MOST_FIGURES) {
            remarks.add("Change points cover only the last " + ChangePoints.MOST_FIGURES + " runs.");
        }
        return remarks;
    }

    static String sentence(HistorySeries series, HistoryChange change) {
        Quantity quantity = series.quantity();
        return String.format(
                Locale.ROOT,
                "%s of %s went from %s to %s (%s, %s, p = %s) at %s",
                quantity.name(),
                series.row(),
                value(quantity, change.point().before()),
                value(quantity, change.point().after()),
                size(change),
                change.verdict(),
                change.point().p(),
                change.at().name());
    }

    static String size(HistoryChange change) {
        return Double.isInfinite(change.point().change())
                ? "from nothing"
                : HumanUnits.percent(1 + change.point().change());
    }

    static String value(Quantity quantity, double value) {
        return switch (quantity.unit()) {
            case NANOSECONDS -> HumanUnits.time(value);
            case BYTES -> HumanUnits.bytes(value);
            case PER_SECOND -> HumanUnits.rate(value) + "/s";
        };
    }

    /** Explains the marks that occur. */
    private static void legend(TerminalPage page, List<HistoryPoint> shown) {
        List<HistoryPoint.Standing> standings =
                shown.stream().map(HistoryPoint::standing).distinct().toList();
        if (standings.contains(HistoryPoint.Standing.UNTRUSTED)) {
            page.line("");
            page.line("[ ] beyond the trust limit: shown, but not part of the statistics");
        }
        if (standings.contains(HistoryPoint.Standing.INVALID)) {
            page.line("");
            page.line("!   INVALID: shown, but not part of the statistics");
        }
    }

    private static void damaged(TerminalPage page, List<DamagedFile> damaged) {
        if (damaged.isEmpty()) {
            return;
        }
        page.title("Could not be read, left out");
        damaged.stream().limit(MOST_TOLD).forEach(file -> page.hanging("  - ", HANGING, file.toString()));
        if (damaged.size() > MOST_TOLD) {
            page.line("  - and " + (damaged.size() - MOST_TOLD) + " more");
        }
    }
}
