package longwire.plan;

/** How the trials of the paths that are compared follow one another. */
public enum Design {
    /** One path at a time, in turns: each trial has the machine to itself. */
    INTERLEAVED,
    /**
     * Two paths at the same moment, each with half of the connections and of the messages: what disturbs the machine disturbs
     * both (Bulej and others, Duet benchmarking: improving measurement accuracy in the cloud, 2020).
     */
    DUET;

    /** Whether it is what a plan calls {@code text}. */
    boolean is(String text) {
        return name().equalsIgnoreCase(text);
    }
}
