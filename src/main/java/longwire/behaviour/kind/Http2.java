package longwire.behaviour.kind;

import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Findings;

/** WebSocket over HTTP/2 (RFC 8441) in front of the origin, which speaks HTTP/1.1. */
final class Http2 implements Behaviour {
    @Override
    public String name() {
        return "WebSocket over HTTP/2";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        throw new longwire.fault.OutsideFault("TODO");
    }
}
