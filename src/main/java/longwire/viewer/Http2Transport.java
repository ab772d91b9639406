package longwire.viewer;

import java.util.Map;
import longwire.measurement.Count;

/** A transport whose viewers share HTTP/2 connections; all else is as in HTTP/1.1. */
final class Http2Transport implements Transport {
    private final Transport inner;
    private final Map<String, Count> counters;

    /** @param counters that hold in HTTP/2 as well, in which proxies count requests and tunnels in ways of their own */
    Http2Transport(Transport inner, Map<String, Count> counters) {
        this.inner = inner;
        this.counters = counters;
    }

    @Override
    public String label() {
        return inner.label() + "-http2";
    }

    @Override
    public Wire wire(Link link) {
        return inner.wire(link);
    }

    @Override
    public boolean sharesConnections() {
        return true;
    }

    @Override
    public boolean isWebSocket() {
        return inner.isWebSocket();
    }

    @Override
    public boolean streamsAnswers() {
        return inner.streamsAnswers();
    }

    @Override
    public boolean pulls() {
        return inner.pulls();
    }

    @Override
    public boolean sends() {
        return inner.sends();
    }

    @Override
    public String originPath(String webSocketPath) {
        return inner.originPath(webSocketPath);
    }

    @Override
    public Map<String, Count> counters() {
        return counters;
    }
}
