/**
 * Tests whether a transport fulfils the contract of {@link longwire.viewer.Wire}, for authors of transports here and in
 * other projects.
 *
 * <pre>
 * WireKit ─▶ WireCheck ─▶ Bench (a viewer with the wire) ─▶ socket ─▶ PeerServer ─▶ Peer (the server side, yours)
 * </pre>
 *
 * <p>The kit is part of the main jar, so that one dependency is enough, and it needs no test framework. To add a requirement,
 * add a check to {@code AnswerChecks}, {@code FeedChecks}, {@code EndingChecks} or {@code AllocationChecks}.
 */
package longwire.viewer.kit;
