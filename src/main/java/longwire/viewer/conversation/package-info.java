/**
 * What the messages of a WebSocket mean to a service: one {@link longwire.viewer.conversation.Correlator} for each protocol.
 *
 * <pre>
 * schedule ─▶ WebSocketWire ─▶ Correlator.write ─▶ frame ─▶ service
 *                  ▲                                           │
 *       Talk ◀─────┴───────── Correlator.arrived ◀─ message ◀──┘
 * </pre>
 *
 * <p>Its terms: <i>reply</i> (a message that belongs to one that was sent, known by an id), <i>push</i> (a message that nobody
 * asked for). It knows no frames and no sockets. To add a
 * protocol, write a {@link longwire.viewer.conversation.Protocol} and name it in a line of the resource
 * {@code META-INF/services/longwire.viewer.conversation.Protocol}.
 */
package longwire.viewer.conversation;
