/**
 * Longwire's protocol for Gatling: each user of a simulation becomes a viewer. It can be used without the rest of Longwire.
 *
 * <pre>
 * scenario ─▶ connect ─▶ stream | poll | subscribe ─▶ close      (Longwire: the DSL)
 *                 └────────────┴── StepAction ─▶ viewer ─▶ Gatling's statistics, in whole milliseconds
 * </pre>
 *
 * <p>Readings in nanoseconds are recorded by the {@link longwire.viewer.Load}. Gatling gets one entry per step and user, not
 * one per frame. Only this package depends on Gatling's internal classes, and Gatling's version is pinned. To add a step,
 * add a {@link longwire.gatling.Step} and a method of {@link longwire.gatling.Longwire}.
 */
package longwire.gatling;
