/**
 * The search: proposes trials, learns from their results, and answers.
 *
 * <pre>
 * Tuner: Knee ─▶ Screening ─▶ Racing ─▶ Refinement ─▶ Confirmation ─▶ Answer
 *                  each: Request ─▶ Laboratory ─▶ Notebook ─▶ EffectModel
 * </pre>
 *
 * <p>It does not know what a proxy is, nor how a trial is run. To add a phase, add a class and its line in
 * {@link longwire.tuning.search.Phase}.
 */
package longwire.tuning.search;
