package longwire.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import longwire.fault.InputFault;
import longwire.results.Labels;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Attaches labels to a run, by which it can be found again. */
@Command(
        name = "label",
        description = "Add labels to a run or mark it as a baseline. Without changes, print its labels.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire label results/RUN release=1.2 --baseline",
            "          longwire label results/RUN release=      # removes the label"
        })
final class LabelCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run directory, for example results/NAME-START.")
    private Path run;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Label to set; an empty value removes it.")
    private List<String> changes = List.of();

    @Option(
            names = "--baseline",
            negatable = true,
            description = "Mark the run as a baseline; --no-baseline removes the mark.")
    private Boolean baseline;

    @Override
    public Integer call() {
        Path directory = RunDirectory.open(run).path();
        Map<String, String> said = new LinkedHashMap<>();
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 1) {
                throw new InputFault("label", change, "KEY=VALUE");
            }
            said.put(change.substring(0, equals), change.substring(equals + 1));
        }
        Labels before = Labels.read(directory);
        Labels after = before.with(said).asBaseline(baseline == null ? before.baseline() : baseline);
        if (!after.equals(before)) {
            after.write(directory);
        }
        System.out.println(after.text().isEmpty() ? "no labels" : after.text());
        return 0;
    }
}
