package longwire.tuning.subject;

import java.util.List;
import java.util.Map;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Knob;
import longwire.tuning.search.SearchSpace;

/** What is tuned. */
public interface Subject {
    /** What people call it. */
    String name();

    /** The settings to search. */
    List<Knob> knobs();

    /** A path of a plan, called {@code name}, that has the settings of {@code candidate}. */
    Map<String, Object> path(String name, SearchSpace space, Candidate candidate);

    /** Its original configuration: the user's or the default; empty if unknown. */
    String given();

    /** What the file of {@link #given} is called. */
    String file();

    /** Its configuration with other settings, ready to be used; by name. */
    String with(Map<String, String> changes);

    /** Notes for the user on the given configuration. */
    List<String> notes();

    /** Whether it goes on after the search with the settings that were tried last. */
    default boolean keepsSettings() {
        return false;
    }
}
