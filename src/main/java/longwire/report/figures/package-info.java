/**
 * The figures of one or more runs: all trials of the same path and transport form one row.
 *
 * <p>{@link longwire.report.figures.RunReader} reads the evidence and reports what could not be read;
 * {@link longwire.report.figures.MergedFigures} has the rows and tables of a run. To add a measure, add a constant to
 * {@link longwire.report.figures.Measure}. The package does not format anything.
 */
package longwire.report.figures;
