/**
 * Validates a plan, starts the origin and the paths, orders and runs the trials, and writes the evidence.
 *
 * <pre>
 * plan.conf ─▶ PlanReader ─▶ Plan ─▶ Experiment ─▶ Readiness ─▶ Trial … Readiness ─▶ Trial ─▶ Ledger ─▶ results
 *                                     │ Origin, RunningProxy          └── TrialRecorder, TrialGlance ─▶ live
 * </pre>
 *
 * <p>Its terms: <i>plan, path, trial, experiment</i>. It knows no proxy by name and draws no report. To add a key, add a line
 * with its default to {@code plan.conf}, and read it in {@link longwire.plan.PlanReader}.
 */
package longwire.experiment;
