/**
 * Exports runs to file formats of other tools.
 *
 * <pre>
 * RunDirectory ─┬▶ ExportedRow (path × transport × series, trials merged) ─▶ PercentileFiles .hgrm, IntervalFiles .hlog
 *               └▶ RunIndex (tables in memory) ─▶ TableFiles .csv .parquet .json
 *                                                   └─▶ ExportFiles (temporary name, then renamed) ─▶ a directory
 * </pre>
 *
 * <p>Its term: <i>export</i>, all files of one format. It does not format figures for people. To add a format, add a
 * {@link longwire.report.export.Export} and its line in {@link longwire.report.export.Exports}.
 */
package longwire.report.export;
