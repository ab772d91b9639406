/**
 * A TCP relay between viewers and what they connect to, which treats the bytes worse than a loopback network does.
 *
 * <pre>
 * viewer ◂──▸ Relay ─▶ Link ┬ Way: viewer ─▶ server ┬▶ server
 *                           └ Way: server ─▶ viewer ┘
 *                                     ▲
 *                              Impairment (one file each), changed while it runs
 * </pre>
 *
 * <p>Its terms: <i>link, way, impairment</i>. It knows nothing of HTTP. It ends TCP on both of its sides: what an impairment
 * keeps back has been acknowledged to its sender, so that the keep-alive of TCP notices nothing. To add an impairment, write a
 * class that implements {@link longwire.relay.Impairment}, and add a line to {@link longwire.relay.Impairments}.
 */
package longwire.relay;
