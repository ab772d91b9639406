package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import longwire.measurement.LatencySummary;
import longwire.text.HumanUnits;

/** What a disturbance did to the memory of a proxy and to response times, in words. */
record OtherFigures(String path, Memory memory, Phases.Times response) {
    private static final double TAIL = 99;

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (memory.beforeBytes() > 0) {
            sentences.add("memory of " + path + ": " + HumanUnits.bytes(memory.beforeBytes()) + " before, at most "
                    + HumanUnits.bytes(memory.mostBytes()) + " from then on" + growth());
        }
        if (has(response.before()) && has(response.during())) {
            sentences.add("response p99 through " + path + ": " + tail(response.before()) + " before, "
                    + tail(response.during()) + " meanwhile"
                    + (has(response.after()) ? ", " + tail(response.after()) + " after" : ""));
        }
        return sentences;
    }

    private String growth() {
        return memory.slope() == null ? "" : "; with each tunnel opened it grew by " + memory.growth();
    }

    private static boolean has(LatencySummary times) {
        return times.percentileNanos().containsKey(TAIL);
    }

    private static String tail(LatencySummary times) {
        return HumanUnits.time(times.percentileNanos().get(TAIL));
    }
}
