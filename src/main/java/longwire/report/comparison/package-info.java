/**
 * Comparisons and objectives as they are written: text, HTML, JSON, CSV, Markdown, JUnit.
 *
 * <p>A format is one class and its line in {@link longwire.report.comparison.ComparisonFormats}.
 */
package longwire.report.comparison;
