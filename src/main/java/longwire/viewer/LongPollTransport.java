package longwire.viewer;

/**
 * Events as answers to requests that are held until there is news, as RFC 6202 describes them. No counter of the origin or a
 * proxy must equal its requests: the last one of a viewer may be on its way when the viewer closes.
 */
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
}
