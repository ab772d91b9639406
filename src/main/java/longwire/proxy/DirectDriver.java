package longwire.proxy;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import longwire.network.Endpoint;
import longwire.viewer.Target;

/** The control: no proxy at all. */
final class DirectDriver implements ProxyDriver {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public RunningProxy start(Endpoint origin, Path directory) {
        return new NoProcess(new Target(false, origin.host(), origin.port(), "/"), UnaryOperator.identity());
    }
}
