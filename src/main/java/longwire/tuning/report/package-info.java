/**
 * A search as people read it: text, a page, configurations and their differences.
 */
package longwire.tuning.report;
