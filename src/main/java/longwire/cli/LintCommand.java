package longwire.cli;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.proxyconf.lint.Explanation;
import longwire.proxyconf.lint.JsonReport;
import longwire.proxyconf.lint.Linter;
import longwire.proxyconf.lint.Report;
import longwire.proxyconf.lint.RuleCatalogue;
import longwire.proxyconf.lint.RuleMarkdown;
import longwire.proxyconf.lint.RuleText;
import longwire.proxyconf.lint.Syntax;
import longwire.proxyconf.lint.TextReport;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.ProxyVersion;
import longwire.settings.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks configurations of proxies. */
@Command(
        name = "lint",
        sortOptions = false,
        description = "Find settings that break or slow WebSockets in configurations of nginx, HAProxy, Caddy,"
                + " Apache httpd, lighttpd and Varnish. Each finding has its line, the reason and a correction.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire lint --connections 5000 --ping-interval 25s nginx.conf",
            "          longwire lint --ignore nginx.host-missing nginx.conf",
            "          longwire lint --proxy-version installed /etc/nginx/nginx.conf",
            "          longwire lint --explain nginx.host-missing",
            "Exit status: 0 no findings, or only ignored ones; 1 findings; 2 a file cannot",
            "  be read or is not a configuration, or there is no such rule."
        })
final class LintCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int MOST_CONNECTIONS = 100_000_000;
    private static final int MOST_PROCESSORS = 10_000;
    private static final String ALL = "all";
    private static final String INSTALLED = "installed";

    /** Output formats of findings. */
    enum Format {
        TEXT,
        JSON
    }

    /** Output formats of explanations. */
    enum PageFormat {
        TEXT,
        MARKDOWN
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
            description =
                    "Syntax of the files: nginx, haproxy, caddy, apache, lighttpd or varnish. Default: detected from the"
                            + " content.")
    private String syntax;

    @Option(
            names = "--proxy-version",
            paramLabel = "VERSION",
            description =
                    "Version of the proxy, or `installed` to ask the installed program. Default: that of a comment"
                            + " such as `# longwire: nginx 1.30.6` in the file; without one, the rules of all versions"
                            + " apply.")
    private String proxyVersion;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "Output format: text or json; with --explain, text or markdown. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(
            names = "--ignore",
            paramLabel = "RULE",
            split = ",",
            description = "Leave out the findings of these rules; the summary counts them. Repeatable.")
    private List<String> ignored = List.of();

    @Option(names = "--rules", description = "List all rules with their versions, count them, and exit.")
    private boolean rules;

    @Option(
            names = "--explain",
            paramLabel = "RULE",
            description = "Explain a rule, or `all` rules, with an example before and after, and exit.")
    private String explained;

    @Parameters(paramLabel = "FILE", description = "Configuration files; files that they include are read as well.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        if (rules) {
            System.out.print(RuleText.list(RuleCatalogue.all()));
            return 0;
        }
        if (explained != null) {
            System.out.print(explanation());
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
        Function<Syntax, Optional<ProxyVersion>> versions = values.attempt(this::versions, any -> Optional.empty());
        Set<String> ignoredRules = values.attempt(() -> RuleCatalogue.known("ignore", ignored), Set.of());
        if (files.isEmpty()) {
            values.fault("FILE: none (expected: one or more)");
        }
        values.refuseFaults();
        return lint(known, versions, load, ignoredRules, as);
    }

    private Function<Syntax, Optional<ProxyVersion>> versions() {
        if (proxyVersion == null) {
            return any -> Optional.empty();
        }
        if (proxyVersion.equals(INSTALLED)) {
            return syntax -> Optional.of(InstalledVersion.of(syntax));
        }
        Optional<ProxyVersion> said = Optional.of(ProxyVersion.parse("proxy-version", proxyVersion));
        return any -> said;
    }

    private String explanation() {
        Values values = new Values(ConfigFactory.parseMap(Map.of("format", format)));
        boolean markdown = values.oneOf("format", PageFormat.class) == PageFormat.MARKDOWN;
        List<Explanation> all = explained.equals(ALL) ? RuleCatalogue.all() : List.of();
        Optional<Explanation> one = all.isEmpty()
                ? values.attempt(() -> Optional.of(RuleCatalogue.named("explain", explained)), Optional.empty())
                : Optional.empty();
        values.refuseFaults();
        if (markdown) {
            return one.map(RuleMarkdown::of).orElseGet(() -> RuleMarkdown.page(all));
        }
        return one.map(RuleText::of)
                .orElseGet(() -> all.stream().map(RuleText::of).collect(Collectors.joining("\n")));
    }

    /** Reports the findings of all readable files before it refuses the others. */
    private int lint(
            Optional<Syntax> known,
            Function<Syntax, Optional<ProxyVersion>> versions,
            Assumptions load,
            Set<String> ignoredRules,
            Format as) {
        List<Report> reports = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            try {
                reports.add(Linter.lint(file, known, load, versions).ignoring(ignoredRules));
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
