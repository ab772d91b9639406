/**
 * The state of a run at one moment, for all views.
 *
 * <p>A trial's recorder pushes one {@link longwire.live.state.LiveTrial} a second into the
 * {@link longwire.live.state.LiveState}, which gives a {@link longwire.live.state.LiveSnapshot} to any view.
 */
package longwire.live.state;
