/**
 * A small HTTP server that tells people and scrapers how a process stands, and never holds that process up.
 *
 * <pre>
 * Endpoint ─▶ StatusServer ─▶ HostNames ─▶ StatusPages ─▶ StatusAnswer
 * </pre>
 *
 * <p>It knows GET and HEAD, and nothing of what the pages say. To add a server, implement {@link
 * longwire.network.status.StatusPages}.
 */
package longwire.network.status;
