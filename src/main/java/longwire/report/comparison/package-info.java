/**
 * Writes comparisons and objectives as text, HTML, JSON, CSV, Markdown or JUnit XML.
 *
 * <p>To add a format, add a class and its line in {@link longwire.report.comparison.ComparisonFormats}.
 */
package longwire.report.comparison;
