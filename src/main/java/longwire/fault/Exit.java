package longwire.fault;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Reports the failure that ended a program, and chooses its exit status. */
public final class Exit {
    /** The exit status after a bug in Longwire (EX_SOFTWARE of sysexits.h). */
    public static final int OUR_FAULT = 70;

    private Exit() {}

    /** Prints {@code failure} to standard error, with a stack trace only for a bug, and returns the exit status. */
    public static int report(Throwable failure) {
        if (failure instanceof InputFault) {
            System.err.println(failure.getMessage());
            return InputFault.EXIT_STATUS;
        }
        if (failure instanceof OutsideFault) {
            System.err.println(failure.getMessage());
            return OutsideFault.EXIT_STATUS;
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        System.err.print(trace);
        return OUR_FAULT;
    }
}
