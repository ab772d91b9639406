package longwire.fault;

/** The world did not play along: a port was taken, a target did not answer, a program would not start. */
public final class OutsideFault extends RuntimeException {
    /** The exit status of a program that ends with this fault. */
    public static final int EXIT_STATUS = 3;

    private static final long serialVersionUID = 1L;

    /** A fault whose message says all that a person needs. */
    public OutsideFault(String message) {
        super(message);
    }

    /** A fault with what led to it. */
    public OutsideFault(String message, Throwable cause) {
        super(message, cause);
    }
}
