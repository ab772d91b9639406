package longwire.behaviour.kind;

import longwire.behaviour.bench.Bench;
import longwire.behaviour.finding.Findings;

/** The longest head, up to a size that no server minds. */
final class UrlHead implements UrlBehaviour {
    private static final int MOST_BYTES = 64 << 10;

    @Override
    public String name() {
        return "longest head";
    }

    @Override
    public void observe(Bench bench, Findings findings) {
        LongestHead.bisect(bench, MOST_BYTES, findings);
    }
}
