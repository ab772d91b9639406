/**
 * Validates a plan, starts origin and paths, orders the trials, leaves evidence.
 *
 * <pre>
 * plan.conf ─▶ PlanReader ─▶ Plan ─▶ Experiment ─▶ Readiness ─▶ Trial … Readiness ─▶ Trial ─▶ Ledger ─▶ results
 *                                     │ Origin, RunningProxy          └── TrialRecorder, TrialGlance ─▶ live
 * </pre>
 *
 * <p>Its words: <i>plan, path, trial, experiment</i>. It knows no proxy by name and draws no report. One more key of a
 * plan is one line of {@code plan.conf} with its default, and one of {@link longwire.experiment.PlanReader}.
 */
package longwire.experiment;
