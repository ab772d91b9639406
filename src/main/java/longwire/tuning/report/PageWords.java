package longwire.tuning.report;

import longwire.comparison.Metric;
import longwire.comparison.Verdict;
import longwire.report.comparison.Whisker;
import longwire.report.figures.MoreTrials;
import longwire.text.HumanUnits;
import longwire.tuning.search.Words;

/** Formats the figures of a page, with a dash for unknown ones. Public because Pebble finds only public classes. */
final class PageWords {
    private static final String UNKNOWN = "-";

    public String change(double ratio) {
        return ratio == 0 ? UNKNOWN : HumanUnits.percent(ratio);
    }

    /** Empty where there is none. */
    public String interval(double low, double high) {
        return high == 0 ? "" : HumanUnits.percentRange(low, high);
    }

    public String time(long nanos) {
        return nanos == 0 ? UNKNOWN : HumanUnits.time(nanos);
    }

    public String time(double nanos) {
        return nanos == 0 ? UNKNOWN : HumanUnits.time(nanos);
    }

    public String bytes(double bytes) {
        return bytes == 0 ? UNKNOWN : HumanUnits.bytes(bytes);
    }

    public String rate(double perSecond) {
        return Words.rate(perSecond);
    }

    /** A value of a setting. */
    public String level(String value) {
        return value.isEmpty() ? "unset" : value;
    }

    /** A value of a metric in its unit. */
    public String value(TuningReport.Line line, double value) {
        return Metric.Unit.BYTES.name().equals(line.unit())
                ? bytes(value)
                : Metric.Unit.NUMBER.name().equals(line.unit()) ? Metric.Unit.NUMBER.text(value) : time(value);
    }

    public Whisker whisker(TuningReport.Line line) {
        boolean interval = line.high() > 0;
        return Whisker.of(interval ? line.low() : line.ratio(), interval ? line.high() : line.ratio(), line.ratio());
    }

    /** How many more pairs would decide the verdict; empty if it is decided. */
    public String note(TuningReport.Line line) {
        if (!Verdict.UNDECIDED.name().equals(line.verdict())) {
            return "";
        }
        return line.moreTrials() > 0
                ? MoreTrials.about(line.moreTrials(), "pair") + " would decide"
                : "unknown how many pairs would decide";
    }
}
