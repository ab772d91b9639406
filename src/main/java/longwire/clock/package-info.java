/**
 * Where time comes from.
 *
 * <p>Its word: <i>clock</i>. It knows nothing of what is timed. Another source of time is one more implementation of
 * {@link longwire.clock.Clock}.
 */
package longwire.clock;
