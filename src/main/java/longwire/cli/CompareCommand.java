package longwire.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import longwire.comparison.Criteria;
import longwire.comparison.Metric;
import longwire.comparison.RunComparison;
import longwire.comparison.RunComparison.Choice;
import longwire.comparison.Verdict;
import longwire.plan.RunPlan;
import longwire.report.comparison.ComparisonFormats;
import longwire.report.figures.MergedFigures;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares runs, or the paths of one run. */
@Command(
        name = "compare",
        description = "Compare runs with a baseline. Each metric is BETTER, WORSE, SAME or UNDECIDED.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 nothing is WORSE; 1 a metric is WORSE; 2 the runs cannot be",
            "  compared.",
            "Examples: longwire compare results/before results/after",
            "          longwire compare results/run:nginx results/run:nginx-tuned --format markdown",
            "          longwire compare results/run --baseline direct"
        })
final class CompareCommand implements Callable<Integer> {
    private static final int WORSE = 1;
    private static final int NOT_COMPARABLE = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN[:PATH]",
            description = "The baseline, then one or more candidates. Append :PATH to select one path of a run."
                    + " With a single run, its paths are compared with each other.")
    private List<String> runs;

    @Option(
            names = "--baseline",
            defaultValue = "direct",
            description = "With a single run: the path that the others are compared with. Default: direct.")
    private String baseline;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "Output format: text, markdown, html, json, csv or junit. Default: text.")
    private String format;

    @Option(
            names = "--threshold",
            description =
                    "Smallest relevant change; 0.05 is 5 %%. Default: comparison.threshold of the baseline's plan.")
    private Double threshold;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "Metric to compare in place of the usual ones, such as 'bytes per message'; may be repeated.")
    private List<String> metrics = List.of();

    @Option(names = "--force", description = "Show runs that cannot be compared side by side, without verdicts.")
    private boolean force;

    @Override
    public Integer call() {
        List<Choice> choices = runs.stream().map(CompareCommand::choice).toList();
        Criteria planned = Criteria.of(RunPlan.of(choices.get(0).run()));
        Criteria criteria = threshold == null ? planned : new Criteria(threshold, planned.confidence(), planned.seed());
        RunComparison comparison = choices.size() == 1
                ? within(choices.get(0), criteria)
                : RunComparison.of(choices.get(0), choices.subList(1, choices.size()), metrics(), criteria, force);
        System.out.print(ComparisonFormats.text(format, comparison));
        if (!comparison.refusals().isEmpty() && !force) {
            return NOT_COMPARABLE;
        }
        return comparison.has(Verdict.WORSE) ? WORSE : 0;
    }

    private List<Metric> metrics() {
        return metrics.isEmpty()
                ? Metric.STANDARD
                : metrics.stream().map(Metric::named).toList();
    }

    private RunComparison within(Choice choice, Criteria criteria) {
        return RunComparison.within(choice.run(), choice.path().orElse(baseline), metrics(), criteria, force)
                .answering(MergedFigures.of(choice.run()).answers());
    }

    /** The text after the last colon is a path, unless the whole text names a directory. */
    private static Choice choice(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 1 || Files.exists(Path.of(text))
                ? new Choice(RunDirectory.open(Path.of(text)), Optional.empty())
                : new Choice(
                        RunDirectory.open(Path.of(text.substring(0, colon))), Optional.of(text.substring(colon + 1)));
    }
}
