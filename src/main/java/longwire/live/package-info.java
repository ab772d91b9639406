/**
 * What can be seen of a run while it is on: a page, metrics, a terminal redrawn in place.
 *
 * <pre>
 * (a trial's recorder, once a second) ─▶ LiveState ─▶ LiveSnapshot ─┬▶ Dashboard ─▶ Screen
 *                                                                  ├▶ LiveJson ──▶ LivePage  /live.json, /
 *                                                                  └▶ Metrics ──▶ PrometheusText  /metrics
 *                                                                             └─▶ OtlpPush
 * </pre>
 *
 * <p>Its words: <i>snapshot</i>, all that is shown at one moment; <i>so far</i>, since a trial began. It is told and asks
 * nobody: threads that send know nothing of it, and who looks, however slowly, holds up nobody. It keeps no evidence; what
 * it shows of a trial that is on is provisional. One more figure is a component of {@link longwire.live.LiveTrial} and a
 * line of {@link longwire.live.Metrics}; one more way to look is one more reader of {@link longwire.live.LiveSnapshot}.
 */
package longwire.live;
