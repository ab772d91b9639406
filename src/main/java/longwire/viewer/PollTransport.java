package longwire.viewer;

import java.util.Map;
import longwire.measurement.Count;

/** One request per message on a persistent connection. */
final class PollTransport implements Transport {
    @Override
    public String label() {
        return "poll";
    }

    @Override
    public Wire wire(Link link) {
        return new PollWire(link);
    }

    @Override
    public boolean pulls() {
        return true;
    }

    @Override
    public String originPath(String webSocketPath) {
        return "/poll";
    }

    @Override
    public Map<String, Count> counters() {
        return Map.of("origin.polls", Count.SENT, "proxy.requests", Count.SENT);
    }
}
