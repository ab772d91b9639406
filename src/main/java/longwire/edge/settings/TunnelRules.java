package longwire.edge.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * When an open tunnel is closed.
 *
 * @param idleTimeout the longest silence; empty for no limit
 * @param idleCounts whose bytes end a silence
 * @param longestLife the longest life, from the 101 on; empty for no limit
 */
public record TunnelRules(Optional<Duration> idleTimeout, IdleCounts idleCounts, Optional<Duration> longestLife) {
    /** Whose bytes end a silence. */
    public enum IdleCounts {
        /** Only bytes from the origin do: CloudFront's rule. */
        ORIGIN,
        EITHER
    }
}
