/** One simulation for each traffic shape, and the default experiment. A new shape is a new class beside them. */
package longwire.simulations;
