/**
 * Shows whether this machine is fit to measure, and if not, why: it measures values that are known beforehand and compares
 * the results with them.
 *
 * <pre>
 * Part ─▶ ChildExperiment ─▶ RunDirectory ─▶ Judge ─▶ Judgement (Checks, remarks)
 *                                                                                           └──▶ SelfTestReport
 * floor: FloorJudge · pauses: PauseJudge · delays: DelayJudge, Expected · comparisons: ComparisonJudge, Rounds, Outcomes
 * </pre>
 *
 * <p>Its terms: <i>part, check, floor, fit</i>. Judges read run directories only, so a recorded self-test can be judged
 * again. To check another known value, add a {@link longwire.selftest.Part} with a plan and a judge.
 */
package longwire.selftest;
