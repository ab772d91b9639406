package longwire.edge.origin;

import longwire.edge.settings.Behaviour;

/**
 * Where requests of some paths go, on one event loop.
 *
 * @param plain connections without TLS
 * @param secure connections with TLS
 */
public record Route(Behaviour behaviour, OriginPool plain, OriginPool secure) {
    /** The connections that serve a viewer who does, or does not, speak TLS. */
    public OriginPool origins(boolean viewerIsSecure) {
        return behaviour.origin().policy().isSecure(viewerIsSecure) ? secure : plain;
    }
}
