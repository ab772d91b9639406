/**
 * A run's directory: written, and read back.
 *
 * <pre>
 * results/&lt;experiment&gt;/      RunDirectory     plan.conf environment.json summary.json INVALID
 *   &lt;n&gt;-&lt;path&gt;-&lt;transport&gt;/  TrialDirectory   *.hlog counters.json cost.json proxy.conf proxy.log INVALID
 * </pre>
 *
 * <p>Its words: <i>run, trial, evidence</i>. It knows nothing of how a trial came about. One more piece of evidence is
 * one more file, and nothing that reads the others has to know it.
 */
package longwire.results;
