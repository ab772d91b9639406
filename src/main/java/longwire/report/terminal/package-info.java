/**
 * Tables for a terminal of 80 columns, in colour if the terminal supports it.
 */
package longwire.report.terminal;
