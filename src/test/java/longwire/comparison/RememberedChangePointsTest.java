package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedChangePointsTest {
    private static final double[] SERIES = {1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9};

    private final AtomicInteger asked = new AtomicInteger();
    private final ChangePointFinder counting = (series, leastChange) -> {
        asked.incrementAndGet();
        return List.of(new ChangePoint(5, 1.0 / 3, Double.MIN_VALUE, 0.001), new ChangePoint(8, 0, 9, 0.01));
    };

    @Test
    void whatWasFoundBeforeIsNotAskedForAgainAndIsTheSameToTheLastDigit() {
        List<ChangePoint> first = remembering(Map.of()).find(SERIES, 0.05);
        RememberedChangePoints finding = remembering(Map.of());
        finding.find(SERIES, 0.05);
        finding.find(SERIES, 0.05);
        RememberedChangePoints again = remembering(finding.found());

        assertThat(again.find(SERIES, 0.05)).isEqualTo(first);
        assertThat(asked).hasValue(2);
        assertThat(again.found()).isEmpty();
    }

    @Test
    void anotherFigureOrAnotherLeastChangeIsAnotherQuestion() {
        RememberedChangePoints finding = remembering(Map.of());
        finding.find(SERIES, 0.05);
        double[] other = SERIES.clone();
        other[3] = Math.nextUp(other[3]);

        finding.find(other, 0.05);
        finding.find(SERIES, 0.06);

        assertThat(asked).hasValue(3);
        assertThat(finding.found()).hasSize(3);
    }

    @Test
    void anAnswerThatCannotBeReadIsFoundAnew() {
        RememberedChangePoints finding = remembering(Map.of());
        List<ChangePoint> points = finding.find(SERIES, 0.05);
        for (String damaged : List.of("", "x", "2 5", "1 5 a b c", "-1", "99999999999")) {
            Map<String, String> known = new HashMap<>(finding.found());
            known.replaceAll((key, any) -> damaged);
            asked.set(0);

            assertThat(remembering(known).find(SERIES, 0.05)).as(damaged).isEqualTo(points);
            assertThat(asked).as(damaged).hasValue(1);
        }
    }

    @Test
    void aSeriesTooShortIsNotKept() {
        RememberedChangePoints finding = remembering(Map.of());

        finding.find(new double[ChangePoints.FEWEST_FIGURES - 1], 0.05);

        assertThat(finding.found()).isEmpty();
    }

    private RememberedChangePoints remembering(Map<String, String> known) {
        return new RememberedChangePoints(counting, known);
    }
}
