package longwire.plan;

/** What becomes of a run when one of the processes is lost that share its viewers. */
public enum MemberLoss {
    /** It ends, and is INVALID. */
    INVALID,
    /** The trial in which that happens is INVALID; those after it have only the others' viewers. */
    CONTINUE
}
