package longwire.testtimes;

/**
 * How many cases a long search tries: all of them where {@code CI=true}, as services of continuous integration set it,
 * and otherwise the first few of the same, so that each assertion is made in every run. Cases follow from their index,
 * hence what passes with all of them is not made to pass by trying fewer.
 */
public final class Effort {
    private static final boolean FULL = "true".equals(System.getenv("CI"));

    private Effort() {}

    /** {@code all} cases in CI, and {@code few} elsewhere. */
    public static int cases(int all, int few) {
        return FULL ? all : few;
    }
}
