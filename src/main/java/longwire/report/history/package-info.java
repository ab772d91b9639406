/**
 * One metric over many runs: a series for each comparable load, its change points, and its output formats.
 */
package longwire.report.history;
