package longwire.proxy;

import java.nio.file.Path;
import longwire.network.Endpoint;
import longwire.viewer.Target;

/**
 * A system that somebody else started. WebSockets open its URL as it is; polls go to {@code poll} beside it, so that
 * {@code wss://host/app/echo} is polled at {@code https://host/app/poll}.
 */
public final class ExternalDriver implements ProxyDriver {
    private final String name;
    private final Target target;

    /** {@code name} is what results call the path to {@code target}. */
    public ExternalDriver(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RunningProxy start(Endpoint origin, Path directory) {
        return new NoProcess(target, wanted -> wanted.equals("/poll") ? beside("poll") : target.path());
    }

    private String beside(String last) {
        return target.path().replaceFirst("[^/]*(\\?.*)?$", last);
    }
}
