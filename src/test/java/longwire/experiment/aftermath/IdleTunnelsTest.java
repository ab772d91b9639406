package longwire.experiment.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longwire.results.Outcome;
import longwire.viewer.PingTurn;
import org.junit.jupiter.api.Test;

class IdleTunnelsTest {
    @Test
    void theLongestIntervalBelowWhichNothingWasCutIsTold() {
        Outcome outcome = new IdleTunnels("nginx", List.of(turn(12, 20), turn(4, 0), turn(9, 3), turn(8, 0))).outcome();

        assertThat(outcome.sentences())
                .containsExactly("pings every 8.00 s or more often kept all idle tunnels through nginx; "
                        + "9.00 s cut 3 of 20, 12.0 s cut 20 of 20");
        assertThat(outcome.figures()).containsEntry(Outcome.KEEPING_PING, 8e9);
    }

    @Test
    void anIntervalAboveOneThatCutsDoesNotCount() {
        Outcome outcome = new IdleTunnels("nginx", List.of(turn(4, 0), turn(8, 1), turn(9, 0))).outcome();

        assertThat(outcome.figures()).containsEntry(Outcome.KEEPING_PING, 4e9);
    }

    @Test
    void whereEveryIntervalCutsThereIsNoFigure() {
        Outcome outcome = new IdleTunnels("nginx", List.of(turn(4, 2))).outcome();

        assertThat(outcome.sentences())
                .containsExactly("no interval between pings kept all idle tunnels through nginx; 4.00 s cut 2 of 20");
        assertThat(outcome.figures()).isEmpty();
    }

    private static PingTurn turn(int seconds, int cut) {
        return new PingTurn(seconds, 20, cut);
    }
}
