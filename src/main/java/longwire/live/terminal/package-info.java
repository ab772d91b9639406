/**
 * Draws a run in the terminal, in place.
 *
 * <p>{@link longwire.live.terminal.Dashboard} makes the lines of a snapshot; {@link longwire.live.terminal.Screen} draws those
 * that changed; {@link longwire.live.terminal.HeldOutput} keeps what is printed meanwhile.
 */
package longwire.live.terminal;
