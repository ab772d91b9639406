package longwire.viewer;

import java.util.Map;
import longwire.measurement.Count;

/** Events as a response that never ends: the server-sent events of WHATWG HTML, section 9.2. */
final class SseTransport implements Transport {
    @Override
    public String label() {
        return "sse";
    }

    @Override
    public Wire wire(Link link) {
        return new SseWire(link);
    }

    @Override
    public boolean sends() {
        return false;
    }

    @Override
    public String originPath(String webSocketPath) {
        return "/sse";
    }

    @Override
    public Map<String, Count> counters() {
        return Map.of("origin.streams", Count.REQUESTS, "proxy.requests", Count.REQUESTS);
    }
}
