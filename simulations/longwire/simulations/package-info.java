/**
 * One simulation for each traffic shape, and the default experiment. A new shape is a new {@code PlannedSimulation} beside
 * them: a plan, and what its viewers do.
 */
package longwire.simulations;
