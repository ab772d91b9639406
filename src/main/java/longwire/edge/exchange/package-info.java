/**
 * One request and its response, between a viewer and an origin.
 *
 * <pre>
 * ViewerEnd ─▶ Admission ─▶ Exchange ─▶ OriginConnection
 * ViewerEnd ◀─ ResponseRelay ◀──┘  └─ on the right 101: ViewerEnd.tunnel
 * </pre>
 *
 * <p>Bodies are streamed: one side is read only while the other has room. It does not know which HTTP the viewer speaks.
 */
package longwire.edge.exchange;
