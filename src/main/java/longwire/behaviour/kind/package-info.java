/**
 * The behaviours: one class for each, which tries a proxy on the bench and says what it found.
 *
 * <pre>
 * {@link longwire.behaviour.kind.Behaviours} ─▶ {@link longwire.behaviour.kind.Behaviour} ─▶ bench
 *                                    └─▶ Findings
 * </pre>
 *
 * <p>To add one, write a class that implements {@code Behaviour} and add one line to {@code Behaviours}; then a test in which a
 * fake proxy shows each of its values. It may run beside the others at the same proxy, so one that changes the proxy, or needs
 * settings of its own, starts an instance of its own. {@link longwire.behaviour.kind.UrlBehaviour} is for what can be asked of a
 * server that is not ours.
 */
package longwire.behaviour.kind;
