/**
 * Runs as files that other tools read.
 *
 * <pre>
 * RunDirectory ─┬▶ ExportedRow (path × transport × series, trials merged) ─▶ PercentileFiles .hgrm, IntervalFiles .hlog
 *               └▶ RunIndex (tables in memory) ─▶ TableFiles .csv .parquet .json
 *                                                   └─▶ ExportFiles (aside, then renamed) ─▶ a directory
 * </pre>
 *
 * <p>Its words: <i>export</i>, all files of one format. It knows nothing of how figures look to people. One more format is
 * one more {@link longwire.report.export.Export} and its line in {@link longwire.report.export.Exports}.
 */
package longwire.report.export;
