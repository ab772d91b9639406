package longwire.edge;

import longwire.edge.settings.OriginSettings;

/**
 * One event loop's connections to one origin.
 *
 * @param plain without TLS
 * @param secure with TLS
 */
record OriginPools(OriginPool plain, OriginPool secure) {
    static OriginPools of(EdgeLoop loop, OriginSettings origin, Distribution distribution) {
        return new OriginPools(
                new OriginPool(loop, origin, null, distribution.settings().sockets()),
                new OriginPool(
                        loop,
                        origin,
                        distribution.originTls().get(origin),
                        distribution.settings().sockets()));
    }

    /** Closes what is idle now and whatever comes back. */
    void retire() {
        plain.retire();
        secure.retire();
    }
}
