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
import longwire.comparison.RunPlan;
import longwire.comparison.Verdict;
import longwire.report.ComparisonFormats;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares runs, or the paths of one run. */
@Command(
        name = "compare",
        description = "Says of each metric whether a run is BETTER, WORSE or the SAME as the first, or UNDECIDED.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0, 1 when anything is WORSE, 2 when the runs cannot be compared.",
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
            description =
                    "The baseline, then candidates; of a run of several paths, which one. One run alone: its paths.")
    private List<String> runs;

    @Option(
            names = "--baseline",
            defaultValue = "direct",
            description = "The path that the others are compared with, where there is one run alone. Default: direct.")
    private String baseline;

    @Option(names = "--format", defaultValue = "text", description = "text, markdown, html, json, csv or junit.")
    private String format;

    @Option(
            names = "--threshold",
            description =
                    "The least change that counts, such as 0.05 for 5 %%. Default: what the baseline's plan says.")
    private Double threshold;

    @Option(names = "--force", description = "Shows what cannot be compared side by side, without a verdict.")
    private boolean force;

    @Override
    public Integer call() {
        List<Choice> choices = runs.stream().map(CompareCommand::choice).toList();
        Criteria planned = RunPlan.of(choices.get(0).run()).criteria();
        Criteria criteria = threshold == null ? planned : new Criteria(threshold, planned.confidence(), planned.seed());
        RunComparison comparison = choices.size() == 1
                ? RunComparison.within(
                        choices.get(0).run(), choices.get(0).path().orElse(baseline), Metric.STANDARD, criteria, force)
                : RunComparison.of(
                        choices.get(0), choices.subList(1, choices.size()), Metric.STANDARD, criteria, force);
        System.out.print(ComparisonFormats.text(format, comparison));
        if (!comparison.refusals().isEmpty() && !force) {
            return NOT_COMPARABLE;
        }
        return comparison.has(Verdict.WORSE) ? WORSE : 0;
    }

    /** A path is what stands behind the last colon, unless all of it is a directory. */
    private static Choice choice(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 1 || Files.exists(Path.of(text))
                ? new Choice(RunDirectory.open(Path.of(text)), Optional.empty())
                : new Choice(
                        RunDirectory.open(Path.of(text.substring(0, colon))), Optional.of(text.substring(colon + 1)));
    }
}
