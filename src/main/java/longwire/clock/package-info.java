/**
 * The source of time.
 *
 * <p>Its term: <i>clock</i>. It knows nothing of what is timed. To add a source of time, implement
 * {@link longwire.clock.Clock}.
 */
package longwire.clock;
