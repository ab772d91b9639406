/**
 * Benchmarks of the generator itself, against a bare Netty client and stock Gatling, interleaved on one origin. Commands, not
 * tests: what they printed on a named machine is in {@code results/reference}.
 */
package longwire.benchmarks;
