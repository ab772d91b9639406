/**
 * Presents the results of runs: a table in the terminal, a page in the run's directory, a page about several runs.
 *
 * <pre>
 * RunDirectory ─▶ RunReader ─▶ Row (path × transport, trials merged) ─▶ MergedFigures ─┬─▶ TerminalTable
 *                                                                     one or several  │
 *                                              HtmlReport ◀─ ChartData ◀─ PageFigures ◀┘
 * </pre>
 *
 * <p>Its terms: <i>row, figure, format, fault</i> (evidence that could not be read, shown in the report). It derives everything
 * from the evidence and does not know how trials are run. To add a format, add a {@link longwire.report.figures.Format} and its line
 * in {@link longwire.report.Reports}; a measure, a line of {@link longwire.report.figures.Measure}; a section of the page, a template
 * that {@code report.html} includes; a chart, a record in {@link longwire.report.page.ChartData}, a script in
 * {@link longwire.report.page.HtmlReport} and its line in {@code page.js}. {@link longwire.report.page.Page} renders the pages of
 * other packages.
 */
package longwire.report;
