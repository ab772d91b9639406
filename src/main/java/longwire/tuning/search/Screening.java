package longwire.tuning.search;

import java.util.List;
import java.util.Optional;

/**
 * Which settings do anything at all: candidates that fill the space evenly, the default before every fourth of them. Each is
 * tried once: what a trial less tells of one candidate, another candidate tells of every setting.
 */
final class Screening implements Phase {
    /** With fewer nothing is told of any setting. */
    static final int FEWEST = 6;

    /** The default is measured again after so many. */
    static final int STRETCH = 4;

    private static final double SHARE = 0.42;
    /** Each is a process, and some are Java's. */
    private static final int MOST_AT_ONCE = 16;

    private static final int MOST = 256;
    /** So often each of a few is tried, rather than to start processes for one trial. */
    private static final int FEW_TIMES = 3;

    private final Search search;
    private final List<Candidate> candidates;
    private int next;
    private int rounds;

    Screening(Search search) {
        this.search = search;
        candidates = search.space().evenly(MOST, search.seed());
    }

    @Override
    public String name() {
        return "screening";
    }

    @Override
    public Request propose() {
        if (next >= candidates.size()) {
            next = 0;
            rounds++;
        }
        int affordable = search.budget().trials(MOST_AT_ONCE, SHARE) * STRETCH / (STRETCH + 1);
        int count = Math.max(FEWEST, Math.min(MOST_AT_ONCE, affordable));
        List<Candidate> batch = candidates.subList(next, Math.min(candidates.size(), next + count));
        next += batch.size();
        int times = batch.size() < FEWEST ? FEW_TIMES : 1;
        return new Request(name(), search.rate(), Request.against(search.standard(), batch, STRETCH), times);
    }

    @Override
    public void score(Step step) {
        search.follow(search.best(search.notebook().tried()));
    }

    @Override
    public boolean isConverged() {
        int tried = search.notebook().tried().size();
        boolean time = search.budget().trials(FEWEST, SHARE) >= FEWEST + 2;
        return tried > 0 && (!time || next >= candidates.size() && rounds >= STRETCH);
    }

    @Override
    public Optional<String> isDoomed() {
        Notebook notebook = search.notebook();
        List<Candidate> tried = notebook.tried();
        if (tried.isEmpty() || notebook.valid(search.standard()).isEmpty()) {
            return tried.isEmpty() ? Optional.empty() : Optional.of("the default has no VALID trial");
        }
        boolean none =
                tried.stream().filter(other -> !other.equals(search.standard())).noneMatch(notebook::admits);
        return none
                ? Optional.of(
                        "only the default can be used; for example, not: " + objection(tried.get(tried.size() - 1)))
                : Optional.empty();
    }

    @Override
    public String standing() {
        Notebook notebook = search.notebook();
        long out = notebook.tried().stream()
                .filter(candidate -> !notebook.admits(candidate))
                .count();
        return notebook.tried().size() - 1 + " candidates, " + out + " unusable; best so far: "
                + search.told(search.leader());
    }

    private String objection(Candidate candidate) {
        return search.space().words(candidate) + ": "
                + String.join("; ", search.notebook().objections(candidate));
    }
}
