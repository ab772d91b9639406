package longwire.tuning.search;

import java.util.function.Function;

/** Where requests are tried. */
public interface Laboratory {
    /**
     * Tries {@code request}, and comes back when it is done.
     *
     * @param number of the step, from 1
     * @param name what the path of a candidate is called
     * @throws longwire.fault.OutsideFault when there is nothing to tell, not even of INVALID trials
     */
    Step attempt(int number, Request request, Function<Candidate, String> name);
}
