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

/** Says something of a run, to find it by. */
@Command(
        name = "label",
        description = "Labels a run, or tags it as a baseline; without anything more, tells its labels.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire label results/RUN release=1.2 --baseline",
            "          longwire label results/RUN release=      # takes it away"
        })
final class LabelCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a run, such as results/NAME-START.")
    private Path run;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "A label; an empty value takes it away.")
    private List<String> changes = List.of();

    @Option(
            names = "--baseline",
            negatable = true,
            description = "Tags the run as a baseline; --no-baseline takes the tag away.")
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
