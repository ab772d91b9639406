/**
 * Shows a run while it is in progress: a page, metrics, a screen in the terminal.
 *
 * <pre>
 * (a trial's recorder, once a second) ─▶ LiveState ─▶ LiveSnapshot ─┬▶ Dashboard ─▶ Screen
 *                                                                  ├▶ LiveJson ──▶ LivePage ─▶ StatusServer  /live.json, /
 *                                                                  └▶ Metrics ──▶ PrometheusText  /metrics
 *                                                                             └─▶ OtlpPush
 * </pre>
 *
 * <p>Its terms: <i>snapshot</i>, everything shown at one moment; <i>so far</i>, since the trial began. Data is pushed to it;
 * threads that send messages never wait for it, however slow its readers are. It keeps no evidence, and its figures of a
 * trial in progress are provisional. To add a figure, add a component of {@link longwire.live.state.LiveTrial} and a line of
 * {@link longwire.live.metrics.Metrics}; to add a view, read {@link longwire.live.state.LiveSnapshot}.
 */
package longwire.live;
