package longwire.fault;

/** An external failure: a port is taken, a target does not answer, a program does not start. */
public final class OutsideFault extends RuntimeException {
    /** The exit status of a program that ends with this fault. */
    public static final int EXIT_STATUS = 3;

    private static final long serialVersionUID = 1L;

    /** A failure whose message alone is shown to the user. */
    public OutsideFault(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public OutsideFault(String message, Throwable cause) {
        super(message, cause);
    }
}
