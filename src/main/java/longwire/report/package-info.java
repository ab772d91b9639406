/**
 * What a run came to, told to people: a table in the terminal, a page in the run's directory.
 *
 * <pre>
 * RunDirectory ─▶ Row (path × transport, trials merged) ─▶ MergedFigures ─▶ FigureTable ─┬▶ TerminalTable
 *                                                                       ─▶ ChartData  ───┴▶ HtmlReport
 * </pre>
 *
 * <p>Its words: <i>row, figure, format</i>. It derives all from the evidence and keeps none of its own; it knows nothing
 * of how a trial came about. One more format is one more {@link longwire.report.Format} and its line in
 * {@link longwire.report.Reports}; one more measure is one more line of {@link longwire.report.Measure}.
 */
package longwire.report;
