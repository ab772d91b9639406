package longwire.edge.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * When an open tunnel is closed.
 *
 * @param idleTimeout the longest silence; nothing is for ever
 * @param idleCounts whose bytes end a silence
 * @param longestLife from the 101 on; nothing is for ever
 */
public record TunnelRules(Optional<Duration> idleTimeout, IdleCounts idleCounts, Optional<Duration> longestLife) {
    /** Whose bytes end a silence. */
    public enum IdleCounts {
        /** The viewer's alone do not: CloudFront's rule. */
        ORIGIN,
        EITHER
    }
}
