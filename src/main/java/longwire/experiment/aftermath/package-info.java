/**
 * What a planned disturbance came to: how many tunnels it cut, when they were back, what it left running.
 *
 * <pre>
 * counts of the viewers, every few milliseconds ─▶ CutLog ─▶ Cut for each time ─┐
 * process tree of the proxy ─▶ OldProcesses ────────────────────────────────────┴▶ Aftermath ─▶ Outcome
 * </pre>
 *
 * <p>The memory of the proxy (MemoryCourse) and the response times before, during and after (Phases) stand beside them.
 *
 * <p>Its terms: <i>cut, back, refused meanwhile, old process</i>. It disturbs nothing itself.
 */
package longwire.experiment.aftermath;
