package longwire.cli;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import longwire.behaviour.Surveyor;
import longwire.behaviour.finding.Differences;
import longwire.behaviour.finding.Survey;
import longwire.behaviour.finding.SurveyJson;
import longwire.behaviour.page.SurveyMarkdown;
import longwire.behaviour.page.SurveyText;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.settings.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out what proxies do to WebSockets. */
@Command(
        name = "behave",
        sortOptions = false,
        description = "Find out by trying what proxies do to WebSockets: silence, half-close, odd answers, headers,"
                + " limits, reload and stop, HTTP/2.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire behave nginx haproxy",
            "          longwire behave all --output behaviour.json",
            "          longwire behave nginx=/opt/nginx-1.30/sbin/nginx \\",
            "            --against behaviour.json",
            "          longwire behave nginx --config nginx=/etc/nginx/nginx.conf",
            "          longwire behave wss://example.com/feed --idle 2m",
            "Exit status: 0 found out; 1 with --against: something changed; 2 there is",
            "  no such proxy, or a file cannot be used; 3 nothing could be tried."
        })
final class BehaveCommand implements Callable<Integer> {
    private static final int CHANGED = 1;
    private static final Duration LONGEST_IDLE = Duration.ofHours(1);

    /** Output formats. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    @Parameters(
            paramLabel = "PROXY",
            description = "Proxies: NAME, NAME=PROGRAM for a program of yours, `all` for every installed one, or the"
                    + " URL of a WebSocket, of which less can be found out.")
    private List<String> words = List.of();

    @Option(
            names = "--config",
            paramLabel = "NAME=FILE",
            description = "Your configuration for this proxy, in place of Longwire's. Repeatable.")
    private Map<String, Path> configurations = Map.of();

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "How long a silent connection to a URL is watched. Default: ${DEFAULT-VALUE}.")
    private String idle;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "Output format: text, json or markdown. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the findings as JSON to this file as well.")
    private Path output;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Try nothing; show the findings that --output wrote earlier.")
    private Path from;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare with the findings that --output wrote earlier, and name each change.")
    private Path against;

    @Override
    public Integer call() {
        Values values = new Values(ConfigFactory.parseMap(Map.of("format", format, "idle", idle)));
        Format as = values.oneOf("format", Format.class);
        Duration watched = values.duration("idle");
        if (watched.isZero() || watched.isNegative() || watched.compareTo(LONGEST_IDLE) > 0) {
            values.fault("idle: " + idle + " (expected: more than 0s, at most 1h)");
        }
        if (words.isEmpty() == (from == null)) {
            values.fault("PROXY: " + (words.isEmpty() ? "none" : String.join(" ", words))
                    + " (expected: one or more, or --from FILE)");
        }
        Optional<Survey> earlier = values.attempt(() -> read("against", against), Optional.empty());
        Optional<Survey> shown = values.attempt(() -> read("from", from), Optional.empty());
        values.refuseFaults();
        Survey survey = shown.orElseGet(() ->
                Surveyor.of(words, configurations, watched, System.err::println).run());
        if (output != null) {
            write(survey);
        }
        return show(survey, as, earlier);
    }

    private static Optional<Survey> read(String key, Path file) {
        return file == null ? Optional.empty() : Optional.of(SurveyJson.read(key, file));
    }

    private int show(Survey survey, Format as, Optional<Survey> earlier) {
        if (survey.proxies().stream().allMatch(portrait -> portrait.findings().isEmpty())) {
            System.out.print(SurveyText.of(survey));
            return OutsideFault.EXIT_STATUS;
        }
        if (earlier.isEmpty()) {
            System.out.print(
                    switch (as) {
                        case TEXT -> SurveyText.of(survey);
                        case JSON -> SurveyJson.of(survey);
                        case MARKDOWN -> SurveyMarkdown.of(survey);
                    });
            return 0;
        }
        Differences differences = Differences.between(earlier.get(), survey);
        if (differences.compared().isEmpty()) {
            throw new InputFault("against", against, "findings of a proxy that is tried now");
        }
        System.out.print(SurveyText.of(differences));
        return differences.changes().isEmpty() ? 0 : CHANGED;
    }

    private void write(Survey survey) {
        try {
            Files.writeString(output, SurveyJson.of(survey));
        } catch (IOException failure) {
            throw new OutsideFault(output + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}
