/**
 * One request and its response, between the viewer that asked and the origin that answers.
 *
 * <pre>
 * ViewerEnd ─▶ Admission ─▶ Exchange ─▶ OriginConnection
 * ViewerEnd ◀─ ResponseRelay ◀──┘  └─ on the right 101: ViewerEnd.tunnel
 * </pre>
 *
 * <p>Bodies stream: each side is read only as long as the other has room. It does not know which HTTP the viewer speaks.
 */
package longwire.edge.exchange;
