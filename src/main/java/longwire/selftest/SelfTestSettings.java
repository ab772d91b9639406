package longwire.selftest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.fault.InputFault;

/**
 * The settings of a self-test.
 *
 * @param results in which its directory is created
 * @param plans the directory of its plans
 * @param quick whether to skip the comparisons, which take most of the time
 * @param rounds of the comparisons, 10 or more; every ten form one comparison as recorded
 */
public record SelfTestSettings(Path results, Path plans, boolean quick, int rounds) {
    private static final int MOST_ROUNDS = 1_000;

    public SelfTestSettings {
        List<String> faults = new ArrayList<>();
        if (rounds < ComparisonJudge.TRIALS_A_SIDE || rounds > MOST_ROUNDS) {
            faults.add(new InputFault("rounds", rounds, ComparisonJudge.TRIALS_A_SIDE + " to " + MOST_ROUNDS)
                    .getMessage());
        }
        for (Part part : parts(quick)) {
            if (!Files.isReadable(plans.resolve(part.planFile()))) {
                faults.add(new InputFault("plans", plans, "a directory with " + part.planFile()).getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    List<Part> parts() {
        return parts(quick);
    }

    private static List<Part> parts(boolean quick) {
        return quick ? Part.quick() : List.of(Part.values());
    }
}
