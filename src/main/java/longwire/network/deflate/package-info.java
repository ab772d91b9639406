/**
 * permessage-deflate (RFC 7692): its negotiation, and messages deflated and inflated, for both sides of a WebSocket.
 *
 * <pre>
 * DeflateOffer ─▶ Sec-WebSocket-Extensions ─▶ DeflateAgreement ─▶ Deflation (one for each connection)
 *                     ExtensionHeader                                 │
 *                                            DeflateLoop (one for each event loop: buffers, and engines without a memory)
 * </pre>
 *
 * <p>The JDK's zlib cannot limit its window, so windows below 15 bits are JZlib's. What inflates takes any window.
 *
 * <p>Its terms: <i>offer, agreement, window</i> (the last 2^bits bytes, to which deflated bytes refer), <i>takeover</i> (a message
 * may refer to bytes of those before it). It knows no frames, and none of its users.
 */
package longwire.network.deflate;
