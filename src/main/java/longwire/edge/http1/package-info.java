/**
 * Decodes and encodes messages of HTTP/1.1, strictly by RFC 9112.
 *
 * <pre>
 * bytes ─▶ MessageDecoder: Lines ─▶ RequestLine or StatusLine ─▶ FieldLine … ─▶ Framing ─▶ Body ─▶ HttpObject
 * </pre>
 *
 * <p>An invalid message is a {@code BadMessage}: one from a viewer is refused, one from an origin becomes a 502. The
 * package knows no connection and no policy. To add a rule of syntax, add it to the class of the line that it checks.
 */
package longwire.edge.http1;
