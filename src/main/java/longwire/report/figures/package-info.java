/**
 * The figures of one or more runs: all trials of the same path and transport form one row.
 *
 * <p>{@link longwire.report.figures.RunReader} reads the evidence and reports what could not be read;
 * {@link longwire.report.figures.MergedFigures} has the rows and tables of all runs. To add a measure, add a line to
 * {@link longwire.report.figures.Measure}. It does not format anything.
 */
package longwire.report.figures;
