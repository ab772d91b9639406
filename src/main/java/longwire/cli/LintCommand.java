package longwire.cli;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import longwire.fault.InputFault;
import longwire.proxyconf.lint.JsonReport;
import longwire.proxyconf.lint.Linter;
import longwire.proxyconf.lint.Report;
import longwire.proxyconf.lint.Syntax;
import longwire.proxyconf.lint.TextReport;
import longwire.proxyconf.model.Assumptions;
import longwire.settings.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks configurations of proxies. */
@Command(
        name = "lint",
        sortOptions = false,
        description = "Find settings that break or slow WebSockets in configurations of nginx, HAProxy, Caddy and"
                + " Apache httpd. Each finding has its line, the reason and a correction.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: longwire lint --connections 5000 --ping-interval 25s nginx.conf",
            "Exit status: 0 no findings; 1 findings; 2 a file cannot be read or is not a",
            "  configuration."
        })
final class LintCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int MOST_CONNECTIONS = 100_000_000;
    private static final int MOST_PROCESSORS = 10_000;

    /** Output formats. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of WebSockets open at the same time. Default: ${DEFAULT-VALUE}.")
    private String connections;

    @Option(
            names = "--ping-interval",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "Interval of pings on an idle WebSocket. Default: ${DEFAULT-VALUE}.")
    private String pingInterval;

    @Option(
            names = "--processors",
            paramLabel = "N",
            description = "Number of processors of the proxy's machine. Default: this machine's.")
    private String processors;

    @Option(names = "--reloads", description = "Assume that the configuration is reloaded while WebSockets are open.")
    private boolean reloads;

    @Option(
            names = "--syntax",
            paramLabel = "NAME",
            description = "Syntax of the files: nginx, haproxy, caddy or apache. Default: detected from the content.")
    private String syntax;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "Output format: text or json. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(names = "--rules", description = "Print all rules and exit.")
    private boolean rules;

    @Parameters(paramLabel = "FILE", description = "Configuration files; files that they include are read as well.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        if (rules) {
            System.out.print(TextReport.rules());
            return 0;
        }
        Values values = new Values(ConfigFactory.parseMap(Map.of(
                "connections",
                connections,
                "ping-interval",
                pingInterval,
                "processors",
                processors == null ? Runtime.getRuntime().availableProcessors() : processors,
                "format",
                format)));
        Format as = values.oneOf("format", Format.class);
        int connectionCount = values.whole("connections", 1, MOST_CONNECTIONS);
        int processorCount = values.whole("processors", 1, MOST_PROCESSORS);
        Assumptions load = values.attempt(
                () -> new Assumptions(connectionCount, values.duration("ping-interval"), processorCount, reloads),
                null);
        Optional<Syntax> known =
                values.attempt(() -> Optional.ofNullable(syntax).map(Syntax::named), Optional.empty());
        if (files.isEmpty()) {
            values.fault("FILE: none (expected: one or more)");
        }
        values.refuseFaults();
        return lint(known, load, as);
    }

    /** Reports the findings of all readable files before it refuses the others. */
    private int lint(Optional<Syntax> known, Assumptions load, Format as) {
        List<Report> reports = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            try {
                reports.add(Linter.lint(file, known, load));
            } catch (InputFault fault) {
                faults.add(fault.getMessage());
            }
        }
        if (as == Format.JSON) {
            System.out.print(JsonReport.of(reports));
        } else {
            reports.forEach(report -> System.out.print(TextReport.of(report, load)));
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return reports.stream().allMatch(report -> report.findings().isEmpty()) ? 0 : FOUND;
    }
}
