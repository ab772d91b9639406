package longwire.behaviour.kind;

import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Findings;

/** One thing that proxies do differently, and how it is found out. */
public interface Behaviour {
    /** Its name, which heads its findings. */
    String name();

    /**
     * Tries {@code subject}, beside other behaviours at the same time.
     *
     * @throws longwire.fault.OutsideFault if it cannot be found out; what was said so far counts
     */
    void observe(Subject subject, Findings findings);
}
