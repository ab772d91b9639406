package longwire.proxy;

import java.util.ArrayList;
import java.util.List;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;

/** As many reserved ports as a configuration turns out to need. */
final class ReservedPorts implements AutoCloseable {
    private final List<ReservedPort> ports = new ArrayList<>();

    /** One more. */
    Endpoint next() {
        ReservedPort port = new ReservedPort();
        ports.add(port);
        return port.endpoint();
    }

    @Override
    public void close() {
        ports.forEach(ReservedPort::close);
    }
}
