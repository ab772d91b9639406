/**
 * Messages of HTTP/1.1 by the letter of RFC 9112: bytes to requests and responses, and back.
 *
 * <pre>
 * bytes ─▶ MessageDecoder: Lines ─▶ RequestLine or StatusLine ─▶ FieldLine … ─▶ Framing ─▶ Body ─▶ HttpObject
 * </pre>
 *
 * <p>What is not of that form is a {@code BadMessage}: a viewer's is refused, an origin's becomes a 502. It knows no
 * connection and no policy. One more rule of syntax goes to the class of the line that it is about.
 */
package longwire.edge.http1;
