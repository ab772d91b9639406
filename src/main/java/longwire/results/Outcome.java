package longwire.results;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a trial came to that was made to find out more than times: for people, and as figures that can be compared.
 *
 * @param sentences with their numbers
 * @param figures by the name of their metric; one that the trial does not have is left out
 */
public record Outcome(List<String> sentences, Map<String, Double> figures) {
    /** Of a trial that was not made to find out more. */
    public static final Outcome NONE = new Outcome(List.of(), Map.of());

    /** Tunnels that a disturbance cut; the mean of several. */
    public static final String TUNNELS_CUT = "tunnels cut";
    /** From a disturbance until every tunnel was back, in nanoseconds; the longest of several. */
    public static final String ALL_BACK = "all back";
    /** Memory (PSS) by which the proxy grew with each tunnel that it opened, in bytes. */
    public static final String GROWTH = "growth per tunnel";
    /** The longest interval between pings that keeps idle tunnels open, in nanoseconds. */
    public static final String KEEPING_PING = "ping interval that keeps";
    /** Memory (PSS) of the processes that a disturbance left running, in bytes; at most. */
    public static final String OLD_MEMORY = "old processes' memory";

    public Outcome {
        sentences = sentences == null ? List.of() : List.copyOf(sentences);
        figures = figures == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
