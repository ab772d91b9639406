/**
 * The state that the connections of one event loop share, and the state that all loops share.
 *
 * <pre>
 * EdgeSettings ─▶ Distribution ─▶ EdgeLoop (routes, pools, counters; one thread) ─▶ Shared (limits, access log)
 * </pre>
 *
 * <p>An {@code EdgeLoop} is used on its own thread only, so nothing in it takes a lock. To add a counter, add
 * a constant to {@code Count}.
 */
package longwire.edge.loop;
