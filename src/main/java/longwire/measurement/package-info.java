/**
 * Schedules, recorders and interval logs, and how far the recorded figures can be trusted.
 *
 * <pre>
 * SendSchedule ─▶ (a viewer sends) ─▶ LatencyRecorder ─▶ IntervalLog ─▶ LatencySummary
 *                                     Tally                              │
 *                                     PauseMeter ─────────────────▶ Trust, Validity
 * </pre>
 *
 * <p>Its terms: <i>due, sent, received; response time, service time, send lag; pause; offered and achieved rate; trust
 * limit</i>. It knows no socket and no proxy. To add a kind of reading, add a line to
 * {@link longwire.measurement.Series}; to add a count, a line to {@link longwire.measurement.Count}; to add a share of the
 * machine, name its series in {@link longwire.measurement.Trust}.
 */
package longwire.measurement;
