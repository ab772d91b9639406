package longwire.viewer.kit;

/** What a transport can do. Checks of other abilities are skipped. */
public enum Ability {
    /** Viewers can send messages, each of which is answered. */
    MESSAGES,
    /** Several messages of one connection can be in flight. */
    SEVERAL_IN_FLIGHT,
    /** A reply contains its message, so that lost, duplicated, reordered and damaged replies can be recognised. */
    ECHOES,
    /** The other side can push events. */
    PUSHES
}
