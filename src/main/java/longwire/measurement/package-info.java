/**
 * When messages are due, how late everything was, and how far the figures can be trusted.
 *
 * <pre>
 * SendSchedule ─▶ (a viewer sends) ─▶ LatencyRecorder ─▶ IntervalLog ─▶ LatencySummary
 *                                     Tally                              │
 *                                     PauseMeter ─────────────────▶ Trust, Validity
 * </pre>
 *
 * <p>Its words: <i>due, sent, received; response time, service time, send lag; pause; offered and achieved rate; trust
 * limit</i>. It knows no socket and no proxy. One more reading is one more line of
 * {@link longwire.measurement.Series}; one more count, of {@link longwire.measurement.Count}; one more share of the machine,
 * a series that {@link longwire.measurement.Trust} names.
 */
package longwire.measurement;
