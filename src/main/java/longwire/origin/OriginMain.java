package longwire.origin;

import longwire.fault.Exit;
import picocli.CommandLine;

/** The origin as a program of its own. */
public final class OriginMain {
    private OriginMain() {}

    /** Runs until it is stopped; exits with 2 where it was asked for what can't be, and 3 where the port is taken. */
    public static void main(String[] arguments) {
        int status = new CommandLine(new OriginCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Exit.report(failure))
                .execute(arguments);
        System.exit(status);
    }
}
