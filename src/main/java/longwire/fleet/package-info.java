/**
 * Runs a plan on many processes as one load, with the results of a run on one.
 *
 * <pre>
 * fleet: FleetRun ─▶ Crew (who is there) ─▶ Lead (a Part of the experiment: origin, paths, begin and end, the sum)
 *                                            │ ▲ Note: Assignment, moments │ Interval, TrialEnd
 * member: MemberRun ───────────────────────▶ ▼ │ MemberPart (a Part: its share of the viewers) ─▶ Gatling, viewers
 * </pre>
 *
 * <p>Every process runs the same simulation in Gatling. The lead's has no viewers: its trials wait for those of the members, and
 * record what these send. A viewer has the number that it has in the whole load, so its due times are the plan's own.
 *
 * <p>Its terms: <i>lead, member, share</i>. It knows no clustering library; {@code engine} does.
 */
package longwire.fleet;
