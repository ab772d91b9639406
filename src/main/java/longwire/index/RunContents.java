package longwire.index;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import longwire.plan.Comparability;
import longwire.results.Labels;
import longwire.results.RunSummary;

/**
 * All of a run's directory that the index keeps.
 *
 * @param run name of the directory
 * @param summary of the run
 * @param reasons why it can't be believed; empty for a VALID one
 * @param labels that people gave it
 * @param load that makes it comparable
 * @param environment what it ran with and on, flat, by name
 * @param paths that it had, as far as it says
 */
record RunContents(
        String run,
        RunSummary summary,
        List<String> reasons,
        Labels labels,
        Comparability load,
        SortedMap<String, String> environment,
        List<Path> paths) {
    /**
     * What a path was.
     *
     * @param name of it
     * @param proxy which one; empty where not known
     * @param tls which sides spoke it; empty where not known
     * @param delay by which replies were kept back on purpose; empty for none
     * @param facts version and settings, by name
     */
    record Path(String name, String proxy, String tls, String delay, Map<String, String> facts) {
        /** What tells it from another path of the same name; empty where the name says all. */
        String kind() {
            String other = proxy.equals(name) ? "" : proxy;
            String encrypted = tls.isEmpty() || tls.equals("none") ? "" : " tls " + tls;
            String delayed = delay.isEmpty() ? "" : " delay " + delay;
            return (other + encrypted + delayed).strip();
        }
    }
}
