/**
 * What is decided of a request or response by its head: rules, refusals, and the treatment of headers.
 *
 * <pre>
 * request ─▶ RequestRules, Handshake, ViewerRules ─▶ Refusal, or RequestHeaders ─▶ origin ─▶ ResponseHeaders ─▶ viewer
 * </pre>
 *
 * <p>Everything here is a function of a head and of settings; it holds no connection. A rule for all requests goes to
 * {@code RequestRules}, for handshakes to {@code Handshake}, for viewers without TLS to {@code ViewerRules}.
 */
package longwire.edge.policy;
