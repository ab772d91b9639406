/**
 * Whether this machine is fit to measure, and why not otherwise: what a measurement must come to is known beforehand, and
 * is held against what it came to.
 *
 * <pre>
 * Part ─▶ ChildExperiment ─▶ RunDirectory ─▶ Judge ─▶ Judgement (Checks, remarks)
 *                                                                                           └──▶ SelfTestReport
 * floor: FloorJudge · pauses: PauseJudge · delays: DelayJudge, Expected · comparisons: ComparisonJudge, Rounds, Outcomes
 * </pre>
 *
 * <p>Its words: <i>part, check, floor, fit</i>. Judges know run directories alone: what was recorded once may be judged
 * again. One more thing to hold against what is known is one more {@link longwire.selftest.Part} with a plan and a judge.
 */
package longwire.selftest;
