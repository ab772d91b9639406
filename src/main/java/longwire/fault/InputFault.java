package longwire.fault;

import java.util.List;

/** Invalid input. Its message alone is shown to the user, without a stack trace. */
public final class InputFault extends RuntimeException {
    /** The exit status of a program that ends with this fault. */
    public static final int EXIT_STATUS = 2;

    private static final long serialVersionUID = 1L;

    /** A fault described in one sentence. */
    public InputFault(String message) {
        super(message);
    }

    /** A value that was refused, in the form {@code connections: 0 (expected: 1 or more)}. */
    public InputFault(String name, Object value, String expected) {
        this(name + ": " + value + " (expected: " + expected + ")");
    }

    /** All faults of one input, one per line. */
    public static InputFault all(List<String> faults) {
        return new InputFault(String.join(System.lineSeparator(), faults));
    }
}
