package longwire.proxy;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.viewer.Target;

/**
 * A running edge.
 *
 * @param addresses as it reports them: that of viewers, and perhaps that of its administration
 */
record RunningEdge(ChildProcess process, boolean tls, String[] addresses, String configuration)
        implements RunningProxy {
    @Override
    public Target target(String path) {
        Endpoint listening = Endpoint.parse("edge", addresses[0]);
        return new Target(tls, listening.host(), listening.port(), path);
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public Map<String, Long> counters() {
        return addresses.length == 1 ? Map.of() : Counters.get(URI.create("http://" + addresses[1] + "/counters"));
    }

    @Override
    public String version() {
        return Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development");
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.STOP);
    }

    /** The driver's settings leave no time to drain. */
    @Override
    public void perform(Operation operation) {
        process.signal("TERM");
    }

    @Override
    public String log() {
        return process.logTail();
    }

    @Override
    public void close() {
        process.close();
    }
}
