package longwire.selftest;

import java.util.List;

/** What tests look for in a judgement. */
final class Found {
    private Found() {}

    /** The check of that name. */
    static Check check(Judgement judgement, String name) {
        return judgement.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + judgement.checks()));
    }

    /** Names of the checks that do not hold. */
    static List<String> broken(Judgement judgement) {
        return judgement.checks().stream()
                .filter(check -> !check.holds())
                .map(Check::name)
                .toList();
    }
}
