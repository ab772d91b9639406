/**
 * What may be done on purpose in the middle of a trial, to see what it does to tunnels and figures: one file each.
 *
 * <pre>
 * plan: disturbance { what = NAME } ─▶ Disturbances ─▶ Disturbance ─▶ happen(Scene)
 *                                                                       │
 *                                              the origin, the proxy ◂──┘
 * </pre>
 *
 * <p>Its terms: <i>disturbance, scene, subject, cut</i>. It does not know trials: who runs one gives it the {@link
 * longwire.disturbance.Scene}. To add a disturbance, write a class that implements {@link
 * longwire.disturbance.Disturbance}, and add a line to {@link longwire.disturbance.Disturbances}.
 */
package longwire.disturbance;
