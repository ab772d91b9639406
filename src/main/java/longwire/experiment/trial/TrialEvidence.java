package longwire.experiment.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import longwire.proxy.RunningProxy;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;

/** Writes the files of a trial that has ended, apart from its interval logs. */
final class TrialEvidence {
    private TrialEvidence() {}

    /** What {@code counters.json} holds: the counts of the trial's summary, and those of origin and proxy. */
    record Counted(
            Map<String, Long> viewers,
            Map<String, Long> drops,
            Map<String, Long> refusals,
            SortedMap<String, Long> others) {}

    /** Marks the trial as VALID or INVALID last, when its files are there. {@code others} is what origin and proxy counted. */
    static void write(TrialDirectory directory, TrialSummary summary, Map<String, Long> others, RunningProxy proxy) {
        directory.writeJson(
                "counters", new Counted(summary.counts(), summary.drops(), summary.refusals(), new TreeMap<>(others)));
        Map<String, Object> costs = new LinkedHashMap<>(summary.costs());
        costs.put("host", Map.of("tcpRetransmits", summary.tcpRetransmits(), "cores", summary.cores()));
        directory.writeJson("cost", costs);
        if (!proxy.configuration().isEmpty()) {
            directory.writeText("proxy.conf", proxy.configuration());
            directory.writeText("proxy.log", proxy.log());
        }
        directory.markInvalid(summary.invalid());
    }
}
