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
import longwire.tuning.TuningSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the settings of a proxy for a goal. */
@Command(
        name = "tune",
        description = "Finds which settings make a proxy better, with proof, or says that none does.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire tune nginx",
            "  longwire tune haproxy --budget 30m --goal 'minimise frame p99 subject to",
            "      rss per connection <= 1.1 x default'",
            "  longwire tune nginx --config my-nginx.conf --only worker_processes,reuseport",
            "  longwire tune wss://host/echo --apply ./apply --settings settings.conf",
            "Exit status: 0 an answer, also that there is none; 2, 3 as everywhere."
        })
final class TuneCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|h)");
    private static final double NANOS_PER_SECOND = 1e9;

    @Parameters(
            paramLabel = "PROXY|URL",
            arity = "0..1",
            description = "A proxy by its name, or the URL of a running system.")
    private String subject = "";

    @Option(
            names = "--goal",
            defaultValue = TuningSettings.GOAL,
            description = "METRIC[, METRIC…] [subject to METRIC <= LIMIT, …]. Default: ${DEFAULT-VALUE}.")
    private String goal;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "15m",
            description = "How long it may take, such as 900s, 15m, 1h. Default: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Messages each second. Default: half of what the proxy bears, which is found first.")
    private double rate;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            defaultValue = "simulations/plans/tuning.conf",
            description = "The load: connections, payload, length of trials. Default: ${DEFAULT-VALUE}.")
    private Path plan;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Your own configuration: its settings are the default, and the answer is a change of it.")
    private Path configuration;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Settings to search. Default: those that may matter to a persistent connection.")
    private List<String> only = List.of();

    @Option(
            names = "--from",
            paramLabel = "NAME=VALUE",
            description = "A setting to begin with, in place of its default; may be given several times.")
    private Map<String, String> from = new LinkedHashMap<>();

    @Option(
            names = "--system",
            paramLabel = "NAME=V,V…",
            description = "A setting of the kernel to search too; changed for trials alone, and put back.")
    private List<String> system = List.of();

    @Option(names = "--apply", paramLabel = "CMD", description = "Of a URL: takes settings from its environment.")
    private String apply = "";

    @Option(names = "--reload", paramLabel = "CMD", description = "Of a URL: makes them take effect.")
    private String reload = "";

    @Option(names = "--settings", paramLabel = "FILE", description = "Of a URL: declares its settings.")
    private Path declared;

    @Option(names = "--seed", defaultValue = "1", description = "Of every choice. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where its directory is made. Default: ${DEFAULT-VALUE}.")
    private Path results;

    @Option(names = "--resume", paramLabel = "DIR", description = "Goes on with a search that was interrupted.")
    private Path resume;

    @Override
    public Integer call() {
        Tuning tuning = new Tuning(System.out::println);
        if (resume != null) {
            tuning.resume(resume);
        } else {
            tuning.run(settings(), results);
        }
        return 0;
    }

    private TuningSettings settings() {
        boolean url = subject.contains("://");
        if (subject.isEmpty()) {
            throw new InputFault("proxy", "nothing", "a proxy's name, or the URL of a running system");
        }
        if (url && (apply.isEmpty() || declared == null)) {
            throw new InputFault("target", subject, "--apply and --settings beside it");
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
            throw new InputFault("budget", budget, "a time, such as 900s, 15m or 1h");
        }
        return (long) (Double.parseDouble(time.group(1)) * TimeUnits.nanos(time.group(2)) / NANOS_PER_SECOND);
    }
}
