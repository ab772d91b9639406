/**
 * One metric over many runs: a series for each comparable load, its change points, and its output formats.
 *
 * <pre>
 * RunIndex ─▶ History ─▶ HistoryGroup (same load) ─▶ HistorySeries ─┬─▶ HistoryText, HistoryJson, HistoryCsv
 *                                                                  └─▶ HistoryCharts ─▶ HistoryHtml
 * </pre>
 *
 * <p>Its terms: <i>group, series, point, change, level</i> (the median between two changes), <i>slot</i> (a place on the axis of a
 * chart, of a run or of what is no part of the series). To add a format, add a {@link longwire.report.history.HistoryFormat} and its
 * line in {@link longwire.report.history.HistoryFormats}.
 */
package longwire.report.history;
