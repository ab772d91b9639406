package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import longwire.experiment.trial.Trial;
import longwire.plan.PlanReader;
import org.junit.jupiter.api.Test;

/** The order of trials. */
class TrialOrderTest {
    @Test
    void everyOtherRoundRunsBackwards() {
        List<String> order = TrialOrder.interleave(List.of("a", "b", "c"), 4, 7);

        List<String> first = order.subList(0, 3);
        List<String> second = order.subList(3, 6);
        assertThat(second).containsExactly(first.get(2), first.get(1), first.get(0));
        assertThat(order.subList(6, 9)).isEqualTo(first);
        assertThat(order.subList(9, 12)).isEqualTo(second);
    }

    @Test
    void aSideThatIsThereTwiceInARoundIsThereTwiceInEach() {
        List<String> order = TrialOrder.inTurn(List.of("default", "a", "default", "b"), 3);

        assertThat(order)
                .containsExactly(
                        "default", "a", "default", "b", "b", "default", "a", "default", "default", "a", "default", "b");
    }

    @Test
    void theSameSeedGivesTheSameOrderAndAnotherMayGiveAnother() {
        List<String> sides = List.of("a", "b", "c", "d", "e");

        List<String> order = TrialOrder.interleave(sides, 1, 1);

        assertThat(TrialOrder.interleave(sides, 1, 1)).isEqualTo(order);
        assertThat(TrialOrder.interleave(sides, 1, 2)).isNotEqualTo(order).containsExactlyInAnyOrderElementsOf(sides);
    }

    @Test
    void anOrderMayHaveAPathSeveralTimesWithAllOfItsTransports() {
        Properties plan = new Properties();
        plan.put("longwire.paths", "direct,edge");
        plan.put("longwire.order", "direct, edge, direct");
        plan.put("longwire.transports", "poll,websocket");
        plan.put("longwire.repeats", "2");

        List<Trial.Side> order = TrialOrder.of(PlanReader.read("plans/websocket-against-polling.conf", plan));

        assertThat(order)
                .extracting(side -> side.path() + " " + side.transport().label())
                .containsExactly(
                        "direct poll",
                        "direct websocket",
                        "edge poll",
                        "edge websocket",
                        "direct poll",
                        "direct websocket",
                        "direct websocket",
                        "direct poll",
                        "edge websocket",
                        "edge poll",
                        "direct websocket",
                        "direct poll");
    }
}
