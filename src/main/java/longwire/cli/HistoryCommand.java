package longwire.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.comparison.ChangePoints;
import longwire.fault.InputFault;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.report.Reports;
import longwire.report.history.History;
import longwire.report.history.HistoryFormats;
import longwire.report.history.HistoryQuestion;
import longwire.report.history.HistoryShown;
import longwire.report.history.RunLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows metrics over all runs, and where they changed. */
@Command(
        name = "history",
        description = "Show a metric over all runs, from oldest to newest, and the runs at which it changed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Metrics: SERIES pN, where SERIES is response, service, send-lag, read-lag, handshake, tcp, tls, upgrade, ping,"
                    + " staleness, away, generator or origin, and N one of 50, 75, 90, 95, 99, 99.9, 99.99, 99.999;"
                    + " CPU per message; memory per connection; achieved rate.",
            "Only runs of the same plan, load and machine form a series; the output names each series.",
            "Examples: longwire history --metric \"response p99\" --path edge --since 30d",
            "          longwire history --format html --output history.html"
        })
final class HistoryCommand implements Callable<Integer> {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([dh])");

    @Option(names = "--results", defaultValue = "results", description = "Directory of the runs. Default: results.")
    private Path results;

    @Option(names = "--metric", description = "Metric to show; may be repeated. Default: the main metrics of the runs.")
    private List<String> metrics = List.of();

    @Option(names = "--path", description = "Show only this path.")
    private Optional<String> path;

    @Option(names = "--transport", description = "Show only this transport.")
    private Optional<String> transport;

    @Option(names = "--plan", description = "Show only runs of the plan with this name.")
    private Optional<String> plan;

    @Option(names = "--load", description = "Show only runs of this load; the first characters of its id are enough.")
    private Optional<String> load;

    @Option(
            names = "--since",
            description = "Show only runs since this time: 30d, 12h, 2026-11-01 or 2026-11-01T12:00:00Z.")
    private Optional<String> since;

    @Option(
            names = "--limit",
            description =
                    "Maximum number of runs to show (the newest); statistics use all runs. Default: 20; html: 1000.")
    private Integer limit;

    @Option(
            names = "--threshold",
            defaultValue = "" + ChangePoints.LEAST_CHANGE,
            description = "Smallest change to report. Default: 0.05, which is 5 %%.")
    private double threshold;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "Output format: text, html, json or csv. Default: text.")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to this file, from which the links of an html page start. Default: standard output.")
    private Path output;

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new InputFault("limit", limit, "1 or more");
        }
        int shown = limit == null ? HistoryFormats.usualLimit(format) : limit;
        HistoryQuestion question = new HistoryQuestion(
                metrics.stream().map(Quantity::of).toList(),
                plan,
                load,
                path,
                transport,
                since.map(text -> instant(text, Instant.now())),
                threshold);
        try (RunIndex index = RunIndex.open(results, System.err::println)) {
            History history = History.of(index, question);
            Path from = output == null ? Path.of("") : output.toAbsolutePath().getParent();
            String text = HistoryFormats.text(
                    format, history, new HistoryShown(shown, results, RunLinks.files(results, from)));
            if (output == null) {
                System.out.print(text);
            } else {
                Reports.write(output, text);
            }
        }
        return 0;
    }

    /** A point in time, given absolutely or as an age such as {@code 30d}. */
    static Instant instant(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return now.minus(ago.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count));
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new InputFault("since", text, "such as 30d, 12h, 2026-11-01 or 2026-11-01T12:00:00Z");
        }
    }
}
