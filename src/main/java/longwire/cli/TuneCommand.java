package longwire.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.text.TimeUnits;
import longwire.tuning.Tuning;
import longwire.tuning.subject.TuningSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches for the settings of a proxy that serve a goal best. */
@Command(
        name = "tune",
        description =
                "Find the settings that make a proxy better, confirmed by measurement, or report that there are none.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire tune nginx",
            "  longwire tune haproxy --budget 30m --goal 'minimise frame p99 subject to",
            "      rss per connection <= 1.1 x default'",
            "  longwire tune nginx --config my-nginx.conf --only worker_processes,reuseport",
            "  longwire tune wss://host/echo --apply ./apply --settings settings.conf",
            "Exit status: 0 the search has ended, with or without better settings; 2 invalid",
            "  arguments; 3 an external failure."
        })
final class TuneCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|h)");
    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(
            paramLabel = "PROXY|URL",
            arity = "0..1",
            description = "Name of a proxy, or the URL of a running system.")
    private String subject = "";

    @Option(
            names = "--goal",
            defaultValue = TuningSettings.GOAL,
            description = "[minimise] METRIC[, METRIC…] [subject to METRIC <= LIMIT, …]. Default: ${DEFAULT-VALUE}.")
    private String goal;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "15m",
            description = "Maximum time, for example 900s, 15m or 1h. Default: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Messages per second. Default: half of the highest rate that the proxy sustains, found first.")
    private double rate;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            defaultValue = "simulations/plans/tuning.conf",
            description = "Plan with the load: connections, payload, length of trials. Default: ${DEFAULT-VALUE}.")
    private Path plan;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Your configuration file. The search starts from its settings, and the result is a change to it.")
    private Path configuration;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Settings to search. Default: all that may affect persistent connections.")
    private List<String> only = List.of();

    @Option(
            names = "--from",
            paramLabel = "NAME=VALUE",
            description = "Value of a setting at the start, in place of its default; may be repeated.")
    private Map<String, String> from = new LinkedHashMap<>();

    @Option(
            names = "--system",
            paramLabel = "NAME=V,V…",
            description = "Kernel setting (sysctl) to search as well; changed during trials only, then restored.")
    private List<String> system = List.of();

    @Option(
            names = "--apply",
            paramLabel = "CMD",
            description = "With a URL: command that reads the settings from its environment and applies them.")
    private String apply = "";

    @Option(
            names = "--reload",
            paramLabel = "CMD",
            description = "With a URL: command that makes applied settings take effect.")
    private String reload = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "With a URL: file that declares the settings to search.")
    private Path declared;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Random seed for the search. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private ResultsOption results;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Resume an interrupted search from its results directory.")
    private Path resume;

    @Override
    public Integer call() {
        Tuning tuning = new Tuning(System.out::println);
        if (resume != null) {
            tuning.resume(resume);
        } else {
            tuning.run(settings(), results.directory);
        }
        return 0;
    }

    private TuningSettings settings() {
        boolean url = subject.contains("://");
        if (subject.isEmpty()) {
            throw new InputFault("proxy", "none", "the name of a proxy, or the URL of a running system");
        }
        if (url && (apply.isEmpty() || declared == null)) {
            throw new InputFault("target", subject, "--apply and --settings as well");
        }
        return new TuningSettings(
                url ? "" : subject,
                url ? subject : "",
                apply,
                reload,
                declared == null ? "" : declared.toString(),
                only,
                from,
                system,
                configuration == null ? "" : configuration.toString(),
                goal,
                seconds(),
                rate,
                seed,
                plan.toString());
    }

    private long seconds() {
        Matcher time = TIME.matcher(budget.strip());
        if (!time.matches()) {
            throw new InputFault("budget", budget, "a time, for example 900s, 15m or 1h");
        }
        return (long) (Double.parseDouble(time.group(1)) * TimeUnits.nanos(time.group(2)) / NANOS_PER_SECOND);
    }
}
