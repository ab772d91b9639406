/**
 * Which settings make a proxy better, with proof, or an honest "none".
 *
 * <pre>
 * Subject (what is tuned) ─▶ SearchSpace (Knobs with levels) ─▶ Tuner ─▶ Answer ─▶ page, text, configuration, diff
 *                                                                 │ ▲
 *                                                        Request  ▼ │  trials
 *                                                              Laboratory (experiments; recorded ones, on resuming)
 * phases: Knee · Screening · Racing · Refinement · Confirmation; each proposes, is told what was measured, and says when
 * it is converged or doomed. What they have learned is in the Notebook, and EffectModel reads it.
 * </pre>
 *
 * <p>Its words: <i>knob, level, candidate, goal, step, leader, answer</i>. A search guesses, and may: whatever the answer
 * claims comes from the confirmation, whose trials no guess has seen. One more phase is one class and its line in
 * {@link longwire.tuning.Phase}.
 */
package longwire.tuning;
