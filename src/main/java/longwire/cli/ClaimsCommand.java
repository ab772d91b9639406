package longwire.cli;

import java.util.concurrent.Callable;
import longwire.claims.Claim;
import longwire.claims.Claims;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalPage;
import picocli.CommandLine.Command;

/** Checks what is commonly said of polling, long polling and pushing. */
@Command(
        name = "claims",
        description = "Check what is commonly said of polling, long polling and pushing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Takes about 40 seconds, with transits of 20 ms each way.",
            "Exit status: 0 all hold; 1 one does not."
        })
final class ClaimsCommand implements Callable<Integer> {
    private static final int DOES_NOT_HOLD = 1;

    @Override
    public Integer call() {
        return Claims.check(ClaimsCommand::print) ? 0 : DOES_NOT_HOLD;
    }

    private static void print(Claim claim) {
        TerminalPage page = new TerminalPage(Ink.ofConsole());
        page.title(claim.said());
        page.hanging("  expected  ", "            ", claim.expected());
        page.hanging("  measured  ", "            ", claim.measured());
        page.line("  " + (claim.holds() ? "HOLDS" : "DOES NOT HOLD"));
        System.out.print(page);
    }
}
