package longwire.report.browse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.status.StatusAnswer;
import longwire.results.Json;
import longwire.results.Labels;
import longwire.results.RunDirectory;

/**
 * The form by which the page changes the labels of one run, and nothing else.
 *
 * @param run name of it
 * @param change label to set, by its name; an empty value removes it
 * @param baseline whether it is to be a baseline; empty to leave that as it is
 */
record LabelForm(String run, Map<String, String> change, Optional<Boolean> baseline) {
    /** What the page shows afterwards. */
    private record Answer(boolean baseline, List<String> labels) {}

    /** @throws InputFault where a field is missing or not what it should be */
    static LabelForm of(Map<String, List<String>> fields) {
        String name = field(fields, "name").orElse("");
        Map<String, String> change = name.isEmpty()
                ? Map.of()
                : Map.of(name, field(fields, "value").orElse("").strip());
        Optional<Boolean> baseline = field(fields, "baseline").map(LabelForm::yesOrNo);
        if (change.isEmpty() && baseline.isEmpty()) {
            throw new InputFault("name", name, "the name of a label, such as release");
        }
        String run = field(fields, "run").orElseThrow(() -> new InputFault("run", "none", "the name of a run"));
        return new LabelForm(run, change, baseline);
    }

    /** Writes the labels of {@code directory}, and answers with them. */
    StatusAnswer apply(RunDirectory directory) {
        Labels before = Labels.read(directory.path());
        Labels after = before.with(change).asBaseline(baseline.orElse(before.baseline()));
        if (!after.equals(before)) {
            after.write(directory.path());
        }
        Answer answer = new Answer(after.baseline(), RunLine.labels(after));
        return StatusAnswer.ok(StatusAnswer.JSON, Json.write(answer).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> field(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InputFault("baseline", text, "true or false");
        }
        return text.equals("true");
    }
}
