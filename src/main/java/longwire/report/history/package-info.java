/**
 * One figure over many runs: a series for each comparable load, its change points, and how it is written.
 */
package longwire.report.history;
