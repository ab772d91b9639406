/**
 * The plan of an experiment: its keys, how they are read, and what makes two plans comparable.
 *
 * <pre>
 * plan.conf (every key with its default) ◂─ a simulation's plan ◂─ a file ◂─ -Dlongwire.KEY
 *                      │ PlanFile
 *                      ▼
 *        PlanReader ─▶ Plan ─▶ text ─▶ a run's plan.conf ─▶ RunPlan, Comparability
 * </pre>
 *
 * <p>Its terms: <i>plan, path, key, comparable</i>. It starts nothing. To add a key, add a line to {@code plan.conf} and a
 * component to {@link longwire.plan.Plan} or one of its records, whose constructor checks it. The key must be equal in
 * comparable plans unless {@link longwire.plan.Comparability} excepts it.
 */
package longwire.plan;
