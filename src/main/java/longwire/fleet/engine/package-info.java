/**
 * Connects the processes of a fleet: who is there, questions with an answer, news in order; all as bytes, over TLS.
 *
 * <pre>
 * Engine ◀── JGroupsEngine ─▶ Stack (protocols of JGroups) ─▶ TLS with the fleet's Secret
 * </pre>
 *
 * <p>It does not know what the bytes mean. Another clustering library is another {@link longwire.fleet.engine.Engine}.
 */
package longwire.fleet.engine;
