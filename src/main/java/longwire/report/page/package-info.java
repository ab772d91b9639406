/**
 * The HTML page of one or more runs, in one self-contained file, and the data of its charts.
 */
package longwire.report.page;
