package longwire.tuning.search;

/**
 * The time that a search may spend, and the trials that fit in it. It counts the duration of steps rather than a clock, so a
 * resumed search decides as it did before.
 */
public final class Budget {
    /** Time to start the proxy, the origin and the generator, and to read the results. */
    private static final double START_SECONDS = 9;
    /** To start a path, try it, and warm it up. */
    private static final double PATH_SECONDS = 1.2;
    /** All paths together: few of them have the more messages to warm up with. */
    private static final double LEAST_PATHS_SECONDS = 5;

    /** Of the budget, since steps take a little more or less than they should. */
    private static final double SAFE = 0.97;

    private static final double LEAST_SCALE = 0.6;
    private static final double MOST_SCALE = 2;

    private final double seconds;
    private final double trialSeconds;
    private double spent;
    private double scale = 1;

    /**
     * A budget of {@code seconds}.
     *
     * @param trialSeconds duration of a trial by its plan; the actual duration is learned from steps
     */
    public Budget(double seconds, double trialSeconds) {
        this.seconds = seconds;
        this.trialSeconds = trialSeconds;
    }

    public double seconds() {
        return seconds;
    }

    public double spent() {
        return spent;
    }

    /** Spends the duration of {@code step}, and uses it to estimate later steps. */
    void spend(Step step) {
        Request request = step.request();
        double planned = startSeconds(request.candidates().size()) + trialSeconds * request.trials();
        scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, step.seconds() / planned));
        spent += step.seconds();
    }

    /** What a step of so much is expected to take. */
    double seconds(int candidates, int trials) {
        return scale * (startSeconds(candidates) + trialSeconds * trials);
    }

    /** What {@code request} is expected to take. */
    double seconds(Request request) {
        return seconds(request.candidates().size(), request.trials());
    }

    /** Whether {@code request} ends before {@code share} of the whole budget is spent. */
    boolean allows(Request request, double share) {
        return spent + seconds(request) <= share * SAFE * seconds;
    }

    /** Trials of {@code candidates} that end before {@code share} of the whole budget is spent. */
    int trials(int candidates, double share) {
        double left = (share * SAFE * seconds - spent) / scale - startSeconds(candidates);
        return (int) Math.max(0, left / trialSeconds);
    }

    /** Before the first trial of a step. */
    private static double startSeconds(int candidates) {
        return START_SECONDS + Math.max(LEAST_PATHS_SECONDS, PATH_SECONDS * candidates);
    }

    /** The least budget with which a search can come to an answer. */
    public static double least(double trialSeconds) {
        int screened = 2 * Screening.FEWEST;
        int confirmed = 2 * Confirmation.PAIRS;
        return startSeconds(1) + startSeconds(screened) + startSeconds(2) + (screened + confirmed + 4) * trialSeconds;
    }
}
