/**
 * What the connections of one event loop share, and what all loops share.
 *
 * <pre>
 * EdgeSettings ─▶ Distribution ─▶ EdgeLoop (routes, pools, counters; one thread) ─▶ Shared (limits, access log)
 * </pre>
 *
 * <p>An {@code EdgeLoop} is used on its own thread only, so nothing in it takes a lock. One more counter is a constant of
 * {@code Count}.
 */
package longwire.edge.loop;
