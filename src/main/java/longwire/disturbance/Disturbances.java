package longwire.disturbance;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.proxy.Operation;
import longwire.relay.Impairments;
import longwire.settings.KnownKeys;

/** All disturbances, by name. */
public final class Disturbances {
    private static final List<Disturbance> ALL = List.of(
            new NoDisturbance(),
            new PauseOrigin(),
            new RestartOrigin(),
            new CloseTunnels(),
            new ProxyOperation(Operation.RELOAD),
            new ProxyOperation(Operation.DRAIN),
            new ProxyOperation(Operation.STOP),
            new ProxyOperation(Operation.KILL));

    private static final Map<String, Disturbance> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Disturbance::label, Function.identity()));

    private Disturbances() {}

    /**
     * The disturbance that plans call {@code name}.
     *
     * @param key of the plan that says so
     * @throws InputFault if there is none, with all that there are
     */
    public static Disturbance named(String key, String name) {
        Disturbance known = BY_NAME.get(name);
        if (known != null) {
            return known;
        }
        return Impairments.parse(key, name)
                .<Disturbance>map(impairment -> new NetworkDisturbance(name, impairment))
                .or(() -> SlowReaders.parse(key, name))
                .orElseThrow(() -> unknown(key, name));
    }

    private static InputFault unknown(String key, String name) {
        return new InputFault(
                key,
                name,
                KnownKeys.nearest(name, BY_NAME.keySet()) + "? or any of "
                        + ALL.stream().map(Disturbance::label).collect(Collectors.joining(", ")) + ", "
                        + SlowReaders.FORM + ", " + Impairments.forms());
    }
}
