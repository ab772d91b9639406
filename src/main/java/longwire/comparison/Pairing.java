package longwire.comparison;

/** What the trials of an index have in common, on both sides. */
enum Pairing {
    /** Nothing: they are of different runs. */
    NONE,
    /** The round of an experiment: they ran one after another, and share the drift of the machine. */
    ROUND,
    /** The moment: they ran side by side, in a duet, and share whatever happened to the machine. */
    MOMENT
}
