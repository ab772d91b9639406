/**
 * What viewers say to open a connection: headers, subprotocols and the query, as a plan or a scenario gives them.
 *
 * <pre>
 * OpeningSettings (templates) ─┬─ Feeder (a row for each viewer)
 *                              └─▶ Opening (one viewer's values, and what of them must not be shown)
 * </pre>
 *
 * <p>It knows no socket. Values of placeholders are read when a viewer connects, and stand in no file and no message.
 */
package longwire.viewer.opening;
