package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import longwire.experiment.trial.Trial;
import longwire.plan.PlanReader;
import org.junit.jupiter.api.Test;

/** The order of trials. */
class TrialOrderTest {
    @Test
    void everyOtherRoundRunsBackwards() {
        List<List<String>> order = TrialOrder.interleave(List.of(List.of("a"), List.of("b"), List.of("c", "d")), 4, 7);

        List<List<String>> first = order.subList(0, 3);
        List<List<String>> second = order.subList(3, 6);
        assertThat(second).containsExactly(turned(first.get(2)), turned(first.get(1)), turned(first.get(0)));
        assertThat(order.subList(6, 9)).isEqualTo(first);
        assertThat(order.subList(9, 12)).isEqualTo(second);
    }

    @Test
    void aSideThatIsThereTwiceInARoundIsThereTwiceInEach() {
        List<List<String>> order =
                TrialOrder.inTurn(List.of(List.of("default"), List.of("a"), List.of("default"), List.of("b")), 3);

        assertThat(order.stream().flatMap(List::stream))
                .containsExactly(
                        "default", "a", "default", "b", "b", "default", "a", "default", "default", "a", "default", "b");
    }

    @Test
    void theSameSeedGivesTheSameOrderAndAnotherMayGiveAnother() {
        List<List<String>> sides = List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e"));

        List<List<String>> order = TrialOrder.interleave(sides, 1, 1);

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

        assertThat(order(plan))
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

    @Test
    void theFirstPathOfADuetIsBesideEachOfTheOthersOverEachTransport() {
        Properties plan = duets("direct,edge,nginx");
        plan.put("longwire.repeats", "2");

        List<String> order = order(plan);

        assertThat(order.subList(0, 4))
                .containsExactlyInAnyOrder(
                        "direct websocket beside edge websocket",
                        "direct poll beside edge poll",
                        "direct websocket beside nginx websocket",
                        "direct poll beside nginx poll");
        assertThat(order.subList(4, 8))
                .containsExactlyInAnyOrder(
                        "edge websocket beside direct websocket",
                        "edge poll beside direct poll",
                        "nginx websocket beside direct websocket",
                        "nginx poll beside direct poll");
    }

    @Test
    void anOrderOfDuetsNamesThemTwoByTwo() {
        Properties plan = duets("direct,edge,nginx");
        plan.put("longwire.order", "direct,edge,edge,nginx");
        plan.put("longwire.transports", "websocket");
        plan.put("longwire.repeats", "1");

        assertThat(order(plan))
                .containsExactly("direct websocket beside edge websocket", "edge websocket beside nginx websocket");
    }

    private static Properties duets(String paths) {
        Properties plan = new Properties();
        plan.put("longwire.design", "duet");
        plan.put("longwire.paths", paths);
        return plan;
    }

    private static List<String> order(Properties plan) {
        return TrialOrder.of(PlanReader.read("plans/websocket-against-polling.conf", plan)).stream()
                .map(sides -> sides.stream().map(Trial.Side::label).collect(Collectors.joining(" beside ")))
                .toList();
    }

    private static List<String> turned(List<String> sides) {
        List<String> turned = new ArrayList<>(sides);
        Collections.reverse(turned);
        return turned;
    }
}
