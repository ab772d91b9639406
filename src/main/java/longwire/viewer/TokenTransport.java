package longwire.viewer;

import java.util.Map;
import longwire.measurement.Count;

/** One POST per message, answered with a stream of events, as services do that make a text word by word. */
final class TokenTransport implements Transport {
    @Override
    public String label() {
        return "token-stream";
    }

    @Override
    public Wire wire(Link link) {
        return new TokenWire(link);
    }

    @Override
    public boolean streamsAnswers() {
        return true;
    }

    @Override
    public String originPath(String webSocketPath) {
        return "/tokens";
    }

    @Override
    public Map<String, Count> counters() {
        return Map.of("origin.tokenStreams", Count.SENT, "proxy.requests", Count.SENT);
    }
}
