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
import longwire.report.History;
import longwire.report.HistoryFormats;
import longwire.report.HistoryQuestion;
import longwire.results.index.Quantity;
import longwire.results.index.RunIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells metrics over all runs, and where they changed. */
@Command(
        name = "history",
        description = "Tells a metric over all runs, from the oldest to the newest, and where it changed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Metrics: SERIES pN, where SERIES is response, service, send-lag, handshake, tcp, tls, upgrade, ping,"
                    + " staleness, away, generator or origin, and N one of 50, 75, 90, 95, 99, 99.9, 99.99, 99.999;"
                    + " CPU per message; memory per connection; achieved rate.",
            "Only runs of the same plan, load and machine stand in one series; which these are is told.",
            "Example: longwire history --metric \"response p99\" --path edge --since 30d"
        })
final class HistoryCommand implements Callable<Integer> {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([dh])");

    @Option(names = "--results", defaultValue = "results", description = "Where runs are kept. Default: results.")
    private Path results;

    @Option(
            names = "--metric",
            description = "What is told; may be given more than once. Default: what suits the runs.")
    private List<String> metrics = List.of();

    @Option(names = "--path", description = "Only this path.")
    private Optional<String> path;

    @Option(names = "--transport", description = "Only this transport.")
    private Optional<String> transport;

    @Option(names = "--plan", description = "Only runs of the plan of this name.")
    private Optional<String> plan;

    @Option(names = "--load", description = "Only runs of this load, by the first letters of its id.")
    private Optional<String> load;

    @Option(names = "--since", description = "Only runs since then: 30d, 12h, 2026-11-01 or 2026-11-01T12:00:00Z.")
    private Optional<String> since;

    @Option(
            names = "--limit",
            defaultValue = "20",
            description = "So many runs are shown, the newest; statistics rest on all. Default: 20.")
    private int limit;

    @Option(
            names = "--threshold",
            defaultValue = "" + ChangePoints.LEAST_CHANGE,
            description = "The least change that is told. Default: 0.05, which is 5 %%.")
    private double threshold;

    @Option(names = "--format", defaultValue = "text", description = "text, json or csv.")
    private String format;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new InputFault("limit", limit, "1 or more");
        }
        HistoryQuestion question = new HistoryQuestion(
                metrics.stream().map(Quantity::of).toList(),
                plan,
                load,
                path,
                transport,
                since.map(text -> instant(text, Instant.now())),
                threshold);
        try (RunIndex index = RunIndex.open(results, System.err::println)) {
            System.out.print(HistoryFormats.text(format, History.of(index, question), limit));
        }
        return 0;
    }

    /** A moment, or how long it was ago. */
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
