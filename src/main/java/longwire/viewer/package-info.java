/**
 * The lean client: opens connections when they are due, sends messages when they are due, and reads the clock next to
 * the socket.
 *
 * <pre>
 * Viewers ─▶ ViewerLoop ─▶ Viewer ◀─ Link ─▶ Wire (WebSocketWire, SseWire, LongPollWire, PollWire) ─▶ socket
 *                │            │
 *           PacedLoop      Readings (measurement)
 * </pre>
 *
 * <p>{@link longwire.viewer.pacing} fires what is due. Where viewers share HTTP/2 connections, {@link longwire.viewer.http2} is
 * between wire and socket. Wires read responses with {@link longwire.viewer.response}.
 *
 * <p>Its terms: <i>viewer</i> (one connection and what it does), <i>wire</i> (what a transport writes and reads),
 * <i>link</i> (the viewer as its wire sees it), <i>stream</i> (messages on a schedule, several in flight). It knows no
 * Gatling, no proxy and no results. To add a transport, add a {@link longwire.viewer.Transport} with its
 * {@link longwire.viewer.Wire}, and one line that names it: here in {@code Transports}, elsewhere in a resource on the class
 * path. {@link longwire.viewer.kit.WireKit} tests whether it fulfils the contract.
 */
package longwire.viewer;
