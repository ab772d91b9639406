/**
 * Presents a search: as text, as a page, and as a configuration with its difference from the original.
 */
package longwire.tuning.report;
