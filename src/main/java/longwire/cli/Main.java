package longwire.cli;

import java.util.Set;
import longwire.edge.EdgeCommand;
import longwire.fault.Exit;
import longwire.fault.InputFault;
import longwire.origin.OriginCommand;
import longwire.settings.KnownKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: dispatches to the subcommands. */
@Command(
        name = "longwire",
        description = "Measure what a proxy costs persistent connections.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        resourceBundle = "longwire.cli.help",
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ShootOutCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            CheckCommand.class,
            HistoryCommand.class,
            LabelCommand.class,
            ServeCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            LintCommand.class,
            BehaveCommand.class,
            SelfTestCommand.class,
            ClaimsCommand.class,
            HerdCommand.class,
            TuneCommand.class,
            FleetCommand.class,
            MemberCommand.class,
            OriginCommand.class,
            EdgeCommand.class
        })
public final class Main implements Runnable {
    private Main() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        CommandLine commands = commandLine();
        Set<String> names = commands.getSubcommands().keySet();
        String first = arguments.length == 0 ? "-" : arguments[0];
        // Together with --help, picocli would overlook it.
        if (!first.startsWith("-") && !names.contains(first)) {
            return Exit.report(new InputFault("command", first, KnownKeys.nearest(first, names) + "?"));
        }
        return commands.setExecutionExceptionHandler((fault, command, result) -> Exit.report(fault))
                .setParameterExceptionHandler((fault, given) -> Exit.report(new InputFault(fault.getMessage())))
                .execute(arguments);
    }

    /** The command with its subcommands. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
