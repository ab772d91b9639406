package longwire.report.terminal;

import java.util.List;
import longwire.report.figures.FleetFigures;

/** The members of a fleet, side by side. */
final class TerminalFleet {
    /** Room for {@code 123.4 kB/s} and a space. */
    private static final int WIDTH = 11;

    private static final int LABEL_WIDTH = 20;

    private TerminalFleet() {}

    /** Nothing if no fleet ran it. */
    static void draw(FleetFigures fleet, TerminalPage page) {
        if (fleet.lines().isEmpty()) {
            return;
        }
        TerminalBlock block = new TerminalBlock(
                "The members of the fleet",
                List.of("p50", "lag p50", "CPU", "late", "engine"),
                WIDTH,
                List.of(LABEL_WIDTH));
        for (FleetFigures.Line line : fleet.lines()) {
            block.line(
                    false,
                    List.of(line.member() + " " + line.path() + " " + line.transport()),
                    List.of(line.response(), line.sendLag(), line.cpu(), line.late(), line.engine()));
        }
        block.drawOn(page);
        page.text(
                "  ",
                "late: at what all begin together, by its own clock; engine: CPU of coordination, of one core; memory and"
                        + " traffic are on the page");
        fleet.sentences().forEach(sentence -> page.hanging("  - ", "    ", sentence));
    }
}
