/**
 * Compares a baseline with candidates: is the difference real, and how large is it?
 *
 * <pre>
 * TrialSummary ─▶ Metric (a figure of each trial) ─▶ Samples ─┬▶ Estimate        (how much, within what interval)
 *                                                            └▶ RankTest, Holm   (by chance?)
 *                                                                    └──▶ Criteria ─▶ Verdict
 * </pre>
 *
 * <p>Its terms: <i>side, sample, effect, interval, verdict</i>. A trial is one observation, however many messages it has,
 * because its messages share its pauses and its luck. An Estimate is a Shift with a Bootstrap, or of duets the WalshAverages. What
 * trials are likely to tell is a Sensitivity. Where a series of many runs went to another level, ChangePoints says. It does not
 * know how trials are run, nor how verdicts are displayed. To compare something else, add a {@link longwire.comparison.Metric}.
 */
package longwire.comparison;
