/**
 * Connections to origins: made, kept for the next request, and given away to tunnels.
 *
 * <pre>
 * Requester ─▶ Route ─▶ OriginPool ─▶ OriginConnection ─▶ origin
 *     ▲                                      │
 *     └───────── what became of it ──────────┘
 * </pre>
 *
 * <p>It knows who asked only as a {@code Requester}. A connection that was ever a tunnel is never kept.
 */
package longwire.edge.origin;
