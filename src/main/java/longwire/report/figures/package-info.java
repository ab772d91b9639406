/**
 * The figures of one or more runs as people compare them: trials of the same path and transport are one row.
 *
 * <p>{@link longwire.report.figures.RunReader} reads the evidence and tells what could not be read;
 * {@link longwire.report.figures.MergedFigures} has the rows and tables of all runs. A measure is a line of
 * {@link longwire.report.figures.Measure}. How it looks is the other rooms' business.
 */
package longwire.report.figures;
