package longwire.fault;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Turns what ended a program into what a person reads and the status a script sees. */
public final class Exit {
    /** The exit status of a program that ends with a fault of ours (EX_SOFTWARE of sysexits.h). */
    public static final int OUR_FAULT = 70;

    private Exit() {}

    /** Prints {@code failure} to standard error, a stack trace only where the fault is ours, and gives the status. */
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
