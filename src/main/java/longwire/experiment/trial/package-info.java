/**
 * One trial: what it measures with, what it records, what surrounds it.
 *
 * <pre>
 * Surroundings (origin, proxies, settings in effect) ─▶ Trial ─▶ TrialRecorder ─▶ the trial's directory
 *                                                                     └─▶ TrialGlance ─▶ live
 * </pre>
 *
 * <p>It does not know the order of trials, nor what becomes of the experiment.
 */
package longwire.experiment.trial;
