/**
 * The edge beside other proxies, on every line that a user would measure first: start, handshakes, polls, frames, memory,
 * plain and with TLS.
 *
 * <pre>
 * EdgeAgainst ─▶ Part (one kind of load) ─▶ Bench ─▶ Side (a proxy of its own for each part and round) ─▶ origin
 *      └─▶ Comparison: medians, and ratios to the first side
 * </pre>
 *
 * A command, not a test: what it printed on a named machine is in {@code results/reference}. To add a figure, put it into the
 * map of a {@code Part}; the table has a row for whatever is there.
 */
package longwire.benchmarks.against;
