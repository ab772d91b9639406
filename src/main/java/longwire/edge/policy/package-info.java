/**
 * Decides by the head of a request or response: rules, refusals, and changes of headers.
 *
 * <pre>
 * request ─▶ RequestRules, Handshake, ViewerRules ─▶ Refusal, or RequestHeaders ─▶ origin ─▶ ResponseHeaders ─▶ viewer
 * </pre>
 *
 * <p>Everything here is a function of a head and of settings; nothing holds a connection. To add a rule for all
 * requests, add it to {@code RequestRules}; for handshakes, to {@code Handshake}; for viewers without TLS, to
 * {@code ViewerRules}.
 */
package longwire.edge.policy;
