/**
 * Tables for a terminal of 80 columns, in colour where it has colours.
 */
package longwire.report.terminal;
