package longwire.origin;

import longwire.fault.Exit;
import picocli.CommandLine;

/** The origin as a separate program. */
public final class OriginMain {
    private OriginMain() {}

    /** Runs until it is stopped. Exits with 2 for wrong arguments, and with 3 if the port is taken. */
    public static void main(String[] arguments) {
        int status = new CommandLine(new OriginCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Exit.report(failure))
                .execute(arguments);
        System.exit(status);
    }
}
