/**
 * Baseline against candidate: is the difference real, and how large is it?
 *
 * <pre>
 * TrialSummary ─▶ Metric (a figure of each trial) ─▶ Samples ─┬▶ Shift, Bootstrap (how much, within what interval)
 *                                                            └▶ RankTest, Holm   (by chance?)
 *                                                                    └──▶ Criteria ─▶ Verdict
 * </pre>
 *
 * <p>Its words: <i>side, sample, effect, interval, verdict</i>. A trial is one observation, whatever the number of its
 * messages: those of one trial share its pauses and its luck. It knows nothing of how a trial came about, nor how a
 * verdict is drawn. One more thing to compare is one more {@link longwire.comparison.Metric}.
 */
package longwire.comparison;
