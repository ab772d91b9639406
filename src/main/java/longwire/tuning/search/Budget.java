package longwire.tuning.search;

/**
 * Time that may be spent, and what it buys. Time is what steps took, not what a clock says: a search that is resumed decides
 * as it did before.
 */
public final class Budget {
    /** To start a process, its origin and its generator, and to read what it left. */
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
     * @param trialSeconds that a trial takes as its plan says; what it really takes is learned
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

    /** What {@code step} took is gone, and says what later ones will take. */
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
