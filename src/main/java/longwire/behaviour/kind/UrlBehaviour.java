package longwire.behaviour.kind;

import longwire.behaviour.bench.Bench;
import longwire.behaviour.finding.Findings;

/** What can be found out about a server of somebody else's, without harm to it. */
public interface UrlBehaviour {
    /** Its name, which heads its findings. */
    String name();

    /** Tries the server at {@code bench}, beside others at the same time. */
    void observe(Bench bench, Findings findings);
}
