/**
 * Finds the settings that make a proxy better, confirmed by measurement, or reports that there are none.
 *
 * <pre>
 * Subject (what is tuned) ─▶ SearchSpace (Knobs with levels) ─▶ Tuner ─▶ Answer ─▶ page, text, configuration, diff
 *                                                                 │ ▲
 *                                                        Request  ▼ │  trials
 *                                                              Laboratory (experiments; recorded ones, on resuming)
 * phases: Knee · Screening · Racing · Refinement · Confirmation; each proposes trials, receives
 * their results, and decides when it is converged or doomed. The Notebook keeps the results, and EffectModel reads them.
 * </pre>
 *
 * <p>Its terms: <i>knob, level, candidate, goal, step, leader, answer</i>. The search may guess, because the answer
 * claims only what the confirmation showed in trials that the search has not seen. To add a phase, add a class and its line
 * in {@link longwire.tuning.search.Phase}.
 */
package longwire.tuning;
