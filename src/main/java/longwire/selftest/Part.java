package longwire.selftest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of the self-test: an experiment and the judge of its result. The parts run in this order. */
enum Part {
    FLOOR(
            new FloorJudge(),
            "Floor: the generator against the origin",
            "Nothing stands between generator and origin, so every figure is the measuring machine's own. The rate is far"
                    + " below what the machine can sustain."),
    WITNESS(
            new WitnessJudge(),
            "Witness: the times of messages against the packets",
            "A capture of loopback (tcpdump, a process of its own, with the kernel's stamps) sees the packets of each message."
                    + " The generator's sent must come just before the message's packet, and received after the reply's; what"
                    + " lies between the reply's packet and the wake-up of the event loop is the host's, not the generator's."
                    + " Needs root and tcpdump."),
    PAUSES(
            new PauseJudge(),
            "Known pause: the origin is stopped",
            "The origin is stopped for D during a trial of length T. The share D/T of all messages waits, for times spread"
                    + " evenly from 0 to D, so the p99 of response time is D − 0.01·T on every machine. A generator that"
                    + " waits for each reply before it sends again hardly shows the pause."),
    DELAYS(
            new DelayJudge(),
            "Known delays: the origin delays replies by a known distribution",
            "Percentile p of response time must be percentile p of delay + floor. The floor is the response time of a path"
                    + " of the same run with a constant delay, minus that delay. Tolerance for n messages:"
                    + " Q(p ± z·√(p·(1−p)/n)) with z = 3.29 (chance exceeds it once in a thousand times), plus the"
                    + " histogram's resolution of 0.1 %."),
    COMPARISONS(
            new ComparisonJudge(200),
            "Comparisons: the same proxy twice, and one slower by 5 %",
            "Paths a and b are the same proxy, started twice; path slow is the same proxy with an origin that replies later"
                    + " by 5 % of a round-trip. They run in duets: a beside b, then a beside slow. Each comparison draws ten of the"
                    + " recorded rounds, swaps a and b at random, and compares p50, p90 and p99 of response time as for any two"
                    + " paths; what matters is half of the delay, 2.5 %.");

    private final Judge judge;
    private final String title;
    private final String about;

    Part(Judge judge, String title, String about) {
        this.judge = judge;
        this.title = title;
        this.about = about;
    }

    /** The parts that together take at most two minutes. */
    static List<Part> quick() {
        return Arrays.stream(values()).filter(part -> part != COMPARISONS).toList();
    }

    /** The name of its plan, with which the name of the run's directory begins. */
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

    /** What is measured and what must result, in sentences for the report. */
    String about() {
        return about;
    }
}
