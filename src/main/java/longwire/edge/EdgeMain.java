package longwire.edge;

import longwire.fault.Exit;
import picocli.CommandLine;

/** Runs the edge as a process of its own. */
public final class EdgeMain {
    private EdgeMain() {}

    /** Ends with 0, or with the exit status of the fault that ended it. */
    public static void main(String[] arguments) {
        int status = new CommandLine(new EdgeCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Exit.report(failure))
                .execute(arguments);
        System.exit(status);
    }
}
