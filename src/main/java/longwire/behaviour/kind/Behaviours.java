package longwire.behaviour.kind;

import java.util.List;
import longwire.proxy.Operation;

/** All behaviours, in display order. */
public final class Behaviours {
    private static final List<Behaviour> ALL = List.of(
            new Silence(),
            new HalfClose(),
            new Interim(),
            new OddSwitch(),
            new Refusals(),
            new EarlyBytes(),
            new Headers(),
            new LongestHead(),
            new Messages(),
            new BackPressure(),
            new Nagle(),
            new Http2(),
            new Sockets(),
            new Operated(Operation.RELOAD),
            new Operated(Operation.DRAIN),
            new Operated(Operation.STOP));

    private Behaviours() {}

    public static List<Behaviour> all() {
        return ALL;
    }
}
