/**
 * Writes and reads a run's directory.
 *
 * <pre>
 * results/&lt;experiment&gt;/      RunDirectory     plan.conf environment.json paths.json summary.json INVALID
 *   &lt;n&gt;-&lt;path&gt;-&lt;transport&gt;/  TrialDirectory   *.hlog counters.json cost.json proxy.conf proxy.log INVALID
 * </pre>
 *
 * <p>Its terms: <i>run, trial, evidence</i>. The package does not know how trials are run. A new piece of evidence is a
 * new file; readers of the other files are not affected.
 */
package longwire.results;
