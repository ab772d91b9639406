/**
 * What an experiment is to be: its keys, how they are read, and what makes two plans comparable.
 *
 * <pre>
 * plan.conf (every key with its default) ◂─ a simulation's plan ◂─ a file ◂─ -Dlongwire.KEY
 *                      │ PlanFile
 *                      ▼
 *        PlanReader ─▶ Plan ─▶ text ─▶ a run's plan.conf ─▶ RunPlan, Comparability
 * </pre>
 *
 * <p>Its words: <i>plan, path, key, comparable</i>. It starts nothing. One more key is a line of {@code plan.conf} and a
 * component of {@link longwire.plan.Plan}, or of one of its records, in whose constructor stands what it may be; it counts
 * for comparisons unless {@link longwire.plan.Comparability} says otherwise. A disturbance is a constant of
 * {@link longwire.plan.Disturbance}.
 */
package longwire.plan;
