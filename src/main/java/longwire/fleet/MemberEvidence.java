package longwire.fleet;

import java.util.Map;
import java.util.TreeMap;
import longwire.experiment.trial.Trial;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/** What one member recorded of a trial: {@code members/<number>/<trial>} in the run's directory, a directory for each side. */
final class MemberEvidence {
    static final String MEMBERS = "members";

    private final RunDirectory run;
    private final int member;
    private final Trial trial;
    private final Map<Integer, TrialDirectory> directories = new TreeMap<>();
    private final Map<Integer, IntervalLog> logs = new TreeMap<>();

    MemberEvidence(RunDirectory run, int member, Trial trial) {
        this.run = run;
        this.member = member;
        this.trial = trial;
    }

    synchronized void write(Interval interval, Map<Series, Histogram> histograms) {
        logs.computeIfAbsent(
                        interval.side(), side -> new IntervalLog(directory(side).path(), interval.fromMillis()))
                .write(histograms, interval.fromMillis(), interval.toMillis());
    }

    synchronized void close(TrialEnd end) {
        logs.values().forEach(IntervalLog::close);
        for (int side = 0; side < end.summaries().size(); side++) {
            TrialSummary summary = end.summaries().get(side);
            directory(side).writeJson("summary", summary);
            directory(side).markInvalid(summary.invalid());
        }
    }

    private TrialDirectory directory(int side) {
        return directories.computeIfAbsent(
                side,
                index -> run.createTrial(
                        MEMBERS + "/" + member + "/" + trial.name(trial.sides().get(index))));
    }
}
