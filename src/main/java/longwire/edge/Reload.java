package longwire.edge;

import java.util.ArrayList;
import java.util.List;
import longwire.edge.settings.EdgeSettings;
import longwire.fault.InputFault;

/** Refuses changes that a running edge cannot make: to its ports, its threads and its sockets. */
final class Reload {
    private Reload() {}

    /**
     * Compares the current settings with the requested ones.
     *
     * @throws InputFault with every change that needs a restart
     */
    static void check(EdgeSettings now, EdgeSettings next) {
        List<String> faults = new ArrayList<>();
        refuseChange(faults, "listen", now.listen(), next.listen());
        refuseChange(faults, "sockets", now.sockets(), next.sockets());
        refuseChange(faults, "http2", now.http2(), next.http2());
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    private static void refuseChange(List<String> faults, String name, Record now, Record next) {
        if (!now.equals(next)) {
            faults.add(name + ": " + next + " (expected: unchanged; only a restart can change it)");
        }
    }
}
