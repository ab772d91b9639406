package longwire.tuning.search;

import java.util.function.Function;

/** Where requests are tried. */
public interface Laboratory {
    /**
     * Runs the trials of {@code request} and returns when they are finished.
     *
     * @param number of the step, from 1
     * @param name the name of a candidate's path
     * @throws longwire.fault.OutsideFault if there is no result, not even INVALID trials
     */
    Step attempt(int number, Request request, Function<Candidate, String> name);
}
