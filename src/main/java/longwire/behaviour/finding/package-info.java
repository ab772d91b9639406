/**
 * What was found out: values that are written as JSON, read again and compared.
 *
 * <pre>
 * Findings ─▶ {@link longwire.behaviour.finding.Finding} ─▶ {@link longwire.behaviour.finding.Portrait} (one proxy) ─▶ Survey ◀─▶ SurveyJson
 *                                                                                              └─▶ Differences ◀─ earlier Survey
 * </pre>
 *
 * <p>A finding has its value in words and, where there is one, an amount with the noise of repeated measurements; two amounts
 * within that noise are equal. This package does not know how anything is found out.
 */
package longwire.behaviour.finding;
