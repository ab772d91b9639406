package longwire.viewer;

import java.util.Map;
import longwire.measurement.Count;

/** Events as answers to requests that are held until there is news, as RFC 6202 describes them. */
final class LongPollTransport implements Transport {
    @Override
    public String label() {
        return "long-poll";
    }

    @Override
    public Wire wire(Link link) {
        return new LongPollWire(link);
    }

    @Override
    public boolean sends() {
        return false;
    }

    @Override
    public String originPath(String webSocketPath) {
        return "/long-poll";
    }

    @Override
    public Map<String, Count> counters() {
        return Map.of("origin.longPolls", Count.REQUESTS, "proxy.requests", Count.REQUESTS);
    }
}
