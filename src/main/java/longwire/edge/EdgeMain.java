package longwire.edge;

import longwire.fault.Exit;
import picocli.CommandLine;

/** Runs the edge as a separate process. */
public final class EdgeMain {
    private EdgeMain() {}

    /** Exits with 0, or with the exit status of the fault. */
    public static void main(String[] arguments) {
        int status = new CommandLine(new EdgeCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Exit.report(failure))
                .execute(arguments);
        System.exit(status);
    }
}
