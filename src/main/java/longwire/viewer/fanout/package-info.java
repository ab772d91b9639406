/**
 * Messages that some viewers publish and others receive.
 *
 * <pre>
 * publisher ─▶ PublishStamp in the message ─▶ service ─▶ receiver ─▶ PublishStamp ─▶ Inbox ─▶ counts
 *                                                                                 └▶ FanOut (measurement) ─▶ skew
 * </pre>
 *
 * <p>Its terms: <i>publish</i> (a message that all receivers should get), <i>delivery</i> (a receiver has it), <i>room</i> (the
 * publishers and receivers of one target). It knows neither protocols nor sockets; {@code Receiver} of the viewers has the times.
 */
package longwire.viewer.fanout;
