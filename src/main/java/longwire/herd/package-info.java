/**
 * How a herd comes back: all viewers lose their tunnels at once, and return as their back-off tells them.
 *
 * <pre>
 * HerdCommand ─▶ Herd ─▶ an experiment for each Stampede ─▶ Returned ─┐
 *                 │                        Law ───────────────────────┴▶ HerdTable
 *                 └▶ JitterSearch: the shortest jitter that spares the handshakes
 * </pre>
 *
 * <p>Its terms: <i>stampede</i> (what cuts the tunnels, and with which back-off their viewers return), <i>law</i> (the same with a server
 * that needs no time), <i>returned</i> (what was measured), <i>jitter</i> (the time over which first attempts are drawn). To add a
 * stampede, add it to {@link longwire.herd.Stampede}.
 */
package longwire.herd;
