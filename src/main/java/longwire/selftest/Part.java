package longwire.selftest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of the self-test: an experiment, and what it must come to. Their order is that in which they run. */
enum Part {
    FLOOR(
            new FloorJudge(),
            "Floor: the generator against the origin",
            "What of a figure is the measuring machine's own, at a rate far below what it could bear: with nothing between"
                    + " generator and origin, all of it is."),
    PAUSES(
            new PauseJudge(),
            "Pause oracle: the origin is stopped",
            "The origin is stopped for D within a trial of T, so that one message in T/D waits, evenly up to D: the p99 of"
                    + " response time is D − 0.01·T, whatever the machine. A recording that waits for answers before it"
                    + " sends shows next to nothing."),
    DELAYS(
            new DelayJudge(),
            "Known delays: the origin delays replies by a known distribution",
            "Percentile p of response time must be that of delay + floor, where the floor is what a path of the same run"
                    + " takes that is kept back always by as much, less that: within Q(p ± z·√(p·(1−p)/n)) for n messages, z = 3.29 (one in a"
                    + " thousand by chance), widened by the histogram's resolution of 0.1 %."),
    COMPARISONS(
            new ComparisonJudge(200),
            "Comparisons: the same twice, and a slow-down of a tenth",
            "Paths a and b are the same proxy, started twice; slow is the same with an origin that answers later by a tenth"
                    + " of a round-trip. Of the recorded rounds ten are drawn again and again, each time with a and b mixed at"
                    + " random, and compared as any two paths are: at response time's p50, p90 and p99 at once.");

    private final Judge judge;
    private final String title;
    private final String about;

    Part(Judge judge, String title, String about) {
        this.judge = judge;
        this.title = title;
        this.about = about;
    }

    /** Those that take no longer than two minutes together. */
    static List<Part> quick() {
        return Arrays.stream(values()).filter(part -> part != COMPARISONS).toList();
    }

    /** What its plan calls itself, and so its run's directory begins with. */
    String planName() {
        return "selftest-" + name().toLowerCase(Locale.ROOT);
    }

    /** The file of its plan. */
    String planFile() {
        return planName() + ".conf";
    }

    Judge judge() {
        return judge;
    }

    String title() {
        return title;
    }

    /** What it rests on, for a person. */
    String about() {
        return about;
    }
}
