/**
 * Many viewers on few HTTP/2 connections (RFC 9113), WebSockets among them (RFC 8441).
 *
 * <pre>
 * wire ─ bytes of HTTP/1.1 ─▶ StreamTranslator ─ HEADERS, DATA ─▶ Netty's codec ─▶ Carrier's socket ◀─ Carriers, one per loop
 * </pre>
 *
 * <p>Its terms: <i>carrier</i> (one HTTP/2 connection), <i>passenger</i> (a viewer with a stream on it). A wire notices nothing:
 * a translator on each stream turns what it writes into a request, and what comes back into a response of HTTP/1.1. So each
 * transport and each protocol works in both. The package knows no viewer, no schedule and no measurement.
 */
package longwire.viewer.http2;
