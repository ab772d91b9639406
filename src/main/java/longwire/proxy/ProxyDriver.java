package longwire.proxy;

import java.nio.file.Path;
import longwire.network.Endpoint;

/** Starts and stops one kind of proxy. */
public interface ProxyDriver {
    /** What plans call the path through it. */
    String name();

    /**
     * Starts it on a free port before {@code origin}, and returns when it listens.
     *
     * @param directory of its own, which exists; gets its configuration and its log
     * @throws longwire.fault.OutsideFault when it does not start; nothing is left running then
     */
    RunningProxy start(Endpoint origin, Path directory);
}
