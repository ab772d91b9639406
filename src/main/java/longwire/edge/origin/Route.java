package longwire.edge.origin;

import longwire.edge.settings.Behaviour;

/**
 * A behaviour and the origin pools that serve it on one event loop.
 *
 * @param plain connections without TLS
 * @param secure connections with TLS
 */
public record Route(Behaviour behaviour, OriginPool plain, OriginPool secure) {
    /** The pool to use for a viewer with or without TLS. */
    public OriginPool origins(boolean viewerIsSecure) {
        return behaviour.origin().policy().isSecure(viewerIsSecure) ? secure : plain;
    }
}
