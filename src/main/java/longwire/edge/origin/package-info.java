/**
 * Connections to origins: opened, kept for the next request, or handed to a tunnel.
 *
 * <pre>
 * Requester ─▶ Route ─▶ OriginPool ─▶ OriginConnection ─▶ origin
 *     ▲                                      │
 *     └───────── the outcome ──────────┘
 * </pre>
 *
 * <p>It knows the sender of a request only as a {@code Requester}. A connection that was a tunnel is never reused.
 */
package longwire.edge.origin;
