/**
 * The HTML page of one or more runs, complete in one file, and what its charts are drawn from.
 */
package longwire.report.page;
