package longwire.herd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalBlock;
import longwire.report.terminal.TerminalPage;
import longwire.text.HumanUnits;

/**
 * Law and measurement of each stampede below each other: the highest rate of handshakes at the origin, the time from cut to open again,
 * the time until all were back, and how long a handshake took.
 */
final class HerdTable {
    private static final List<String> COLUMNS = List.of("rate/s", "p50", "p99", "last", "all back", "open p99");
    private static final int CELL_WIDTH = 9;
    /** Of the longest name of a stampede, and of "measured". */
    private static final List<Integer> LABELS = List.of(14, 8);

    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final double NANOS_PER_SECOND = 1e9;

    private final HerdSettings settings;
    private final TerminalBlock block;

    HerdTable(HerdSettings settings) {
        this.settings = settings;
        this.block = new TerminalBlock(
                HumanUnits.count(settings.connections()) + " tunnels through " + settings.path()
                        + ", from cut to open again",
                COLUMNS,
                CELL_WIDTH,
                LABELS);
    }

    void add(Stampede stampede, Returned returned) {
        Law law = stampede.law(settings.connections());
        block.line(
                false,
                List.of(stampede.name(), "law"),
                List.of(
                        HumanUnits.count(Math.round(law.perSecond())),
                        time(law.median()),
                        time(law.tail()),
                        time(law.last()),
                        time(law.allBack()),
                        ""));
        block.line(
                !returned.invalid().isEmpty(),
                List.of("", "measured"),
                List.of(
                        HumanUnits.count(Math.round(returned.perSecond())),
                        Returned.percentile(returned.away(), MEDIAN),
                        Returned.percentile(returned.away(), TAIL),
                        HumanUnits.time(returned.away().maxNanos()),
                        returned.allBack() == null ? "never" : time(returned.allBack()),
                        Returned.percentile(returned.handshake(), TAIL)));
        returned.invalid().forEach(reason -> block.remark("INVALID: " + reason));
    }

    /** All of it, and what the search {@code found}, where the highest rate seen was {@code perSecond}. */
    String text(Optional<JitterSearch.Found> found, double perSecond) {
        TerminalPage page = new TerminalPage(Ink.PLAIN);
        block.drawOn(page);
        page.line("");
        page.text("", found.map(this::sentence).orElseGet(this::none));
        if (perSecond > 0) {
            Duration law = Herd.lawfulJitter(settings.connections(), perSecond);
            page.text(
                    "",
                    "The law says at least " + HumanUnits.time(law.toNanos()) + ": "
                            + HumanUnits.count(settings.connections()) + " tunnels at the "
                            + HumanUnits.count(Math.round(perSecond))
                            + " handshakes per second that were handled at most.");
        }
        return page.toString();
    }

    private String sentence(JitterSearch.Found found) {
        return "A jitter of " + HumanUnits.time(found.good().toNanos()) + " keeps the handshakes' p99 within "
                + HumanUnits.time(settings.limit().toNanos()) + " (it was " + HumanUnits.time(found.goodTailNanos())
                + ")"
                + found.bad()
                        .map(bad -> "; with " + HumanUnits.time(bad.toNanos()) + " it was "
                                + HumanUnits.time(found.badTailNanos()))
                        .orElse("")
                + ".";
    }

    private String none() {
        return "Not even a jitter of " + HumanUnits.time(JitterSearch.LONGEST.toNanos())
                + " keeps the handshakes' p99 within "
                + HumanUnits.time(settings.limit().toNanos()) + ".";
    }

    private static String time(double seconds) {
        return HumanUnits.time(seconds * NANOS_PER_SECOND);
    }
}
