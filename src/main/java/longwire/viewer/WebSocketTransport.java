package longwire.viewer;

import java.util.Map;
import longwire.measurement.Count;

/** Frames on one upgraded connection, which is a tunnel for a proxy. */
final class WebSocketTransport implements Transport {
    @Override
    public String label() {
        return "websocket";
    }

    @Override
    public Wire wire(Link link) {
        return new WebSocketWire(link);
    }

    @Override
    public boolean isWebSocket() {
        return true;
    }

    @Override
    public Map<String, Count> counters() {
        return Map.of("origin.messagesReceived", Count.SENT, "proxy.tunnelsOpened", Count.OPENED);
    }
}
