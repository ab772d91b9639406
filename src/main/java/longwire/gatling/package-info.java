/**
 * Longwire's protocol for Gatling: users of a simulation become viewers. A product of its own, for one's own simulations.
 *
 * <pre>
 * scenario ─▶ connect ─▶ stream | poll | subscribe ─▶ close      (Longwire: the words of the DSL)
 *                 └────────────┴── StepAction ─▶ viewer ─▶ Gatling's statistics, in whole milliseconds
 * </pre>
 *
 * <p>Readings in nanoseconds go where the {@link longwire.viewer.Load} keeps them; Gatling gets one entry for each step of
 * each user, none for each frame. All that leans on Gatling's internal classes is here, and Gatling's version is pinned.
 * One more step is one more {@link longwire.gatling.Step} and one line of {@link longwire.gatling.Longwire}.
 */
package longwire.gatling;
