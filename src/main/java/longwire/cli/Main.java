package longwire.cli;

import longwire.edge.EdgeCommand;
import longwire.fault.Exit;
import longwire.fault.InputFault;
import longwire.origin.OriginCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Finds the command that was asked for. */
@Command(
        name = "longwire",
        description = "Measures what a proxy costs persistent connections.",
        mixinStandardHelpOptions = true,
        version = "longwire 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ShootOutCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            HistoryCommand.class,
            LabelCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            LintCommand.class,
            SelfTestCommand.class,
            TuneCommand.class,
            OriginCommand.class,
            EdgeCommand.class
        })
public final class Main implements Runnable {
    private Main() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs one command; its status is the process's. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((fault, command, result) -> Exit.report(fault))
                .setParameterExceptionHandler((fault, given) -> Exit.report(new InputFault(fault.getMessage())))
                .execute(arguments);
    }
}
