/**
 * Carries out a plan: starts the origin and the paths, orders and runs the trials, and keeps the evidence.
 *
 * <pre>
 * plan.conf ─▶ PlanReader ─▶ Plan ─▶ Experiment ─▶ Readiness ─▶ Trial … Readiness ─▶ Trial ─▶ Ledger ─▶ results
 *                                     │ Origin, RunningProxy          └── TrialRecorder, TrialGlance ─▶ live
 * </pre>
 *
 * <p>Before the first trial, Foresight says what the run is likely to tell.
 *
 * <p>Its terms: <i>trial, experiment</i>. It knows no proxy by name and draws no report.
 */
package longwire.experiment;
