package longwire.selftest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.settings.Limits;

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
        Limits limits = new Limits().whole("rounds", rounds, ComparisonJudge.TRIALS_A_SIDE, MOST_ROUNDS);
        for (Part part : parts(quick)) {
            boolean readable = Files.isReadable(plans.resolve(part.planFile()));
            limits.check("plans", plans, readable, "a directory with " + part.planFile());
        }
        limits.refuse();
    }

    List<Part> parts() {
        return parts(quick);
    }

    private static List<Part> parts(boolean quick) {
        return quick ? Part.quick() : List.of(Part.values());
    }
}
