/**
 * One trial: its measuring, its records and the processes around it.
 *
 * <pre>
 * Surroundings (origin, proxies, settings in effect) ─▶ Trial ─▶ TrialRecorder ─▶ SideRecorder: the directory of each side
 *                                                                     └─▶ TrialGlance ─▶ live
 * </pre>
 *
 * <p>It does not know the order of trials, nor the outcome of the experiment.
 */
package longwire.experiment.trial;
