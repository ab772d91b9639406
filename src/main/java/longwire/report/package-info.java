/**
 * What runs came to, told to people: a table in the terminal, a page in the run's directory, a page about several runs.
 *
 * <pre>
 * RunDirectory ─▶ RunReader ─▶ Row (path × transport, trials merged) ─▶ MergedFigures ─┬─▶ TerminalTable
 *                                                                     one or several  │
 *                                              HtmlReport ◀─ ChartData ◀─ PageFigures ◀┘
 * </pre>
 *
 * <p>Its words: <i>row, figure, format, fault</i> (what could not be read, and is told). It derives all from the evidence
 * and keeps none of its own; it knows nothing of how a trial came about. One more format is one more
 * {@link longwire.report.Format} and its line in {@link longwire.report.Reports}; one more measure is one more line of
 * {@link longwire.report.Measure}; one more section of the page is one more template, included in {@code report.html}; one
 * more chart is a record in {@link longwire.report.ChartData}, a script in {@link longwire.report.HtmlReport}, and its line
 * in {@code page.js}. Pages of other packages, with charts or without, come from {@link longwire.report.Page}.
 */
package longwire.report;
