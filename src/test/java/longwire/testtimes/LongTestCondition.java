package longwire.testtimes;

/** Whether this run of the tests includes the long ones. */
final class LongTestCondition {
    private LongTestCondition() {}

    static boolean isAskedFor() {
        return "true".equals(System.getenv("CI")) || System.getProperty("test") != null;
    }
}
