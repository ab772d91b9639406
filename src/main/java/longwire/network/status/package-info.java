/**
 * A small HTTP server that reports the status of a process to people and scrapers, and never delays that process.
 *
 * <pre>
 * Endpoint ─▶ StatusServer ─▶ HostNames ─▶ StatusPages ─▶ StatusAnswer
 * </pre>
 *
 * <p>It supports GET and HEAD, and POST of small forms where a page takes one and the request comes from a page of this server. It knows nothing about the content of the pages. To add a server, implement
 * {@link longwire.network.status.StatusPages}.
 */
package longwire.network.status;
