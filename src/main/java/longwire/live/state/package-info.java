/**
 * What a run is like at one moment, for whoever shows it.
 *
 * <p>A trial's recorder pushes one {@link longwire.live.state.LiveTrial} a second into the
 * {@link longwire.live.state.LiveState}, which gives a {@link longwire.live.state.LiveSnapshot} to anybody who asks.
 */
package longwire.live.state;
