package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Candidate STANDARD = KnobTest.space().standard();
    private static final Request REQUEST = new Request("any", 1_000, List.of(STANDARD), 10);

    @Test
    void whatStepsTakeIsLearned() {
        Budget budget = new Budget(600, 5);
        double planned = budget.seconds(REQUEST);

        budget.spend(new Step(REQUEST, "", List.of(), planned * 1.5));

        assertThat(budget.seconds(REQUEST)).isCloseTo(planned * 1.5, within(0.01));
        assertThat(budget.spent()).isCloseTo(planned * 1.5, within(0.01));
    }

    @Test
    void whatIsAffordableEndsInTime() {
        Budget budget = new Budget(600, 5);

        int trials = budget.trials(1, 0.5);

        assertThat(budget.seconds(1, trials)).isBetween(280.0, 300.0);
        assertThat(budget.allows(new Request("any", 1, List.of(STANDARD), trials), 0.5))
                .isTrue();
        assertThat(budget.allows(new Request("any", 1, List.of(STANDARD), trials + 1), 0.5))
                .isFalse();
    }

    @Test
    void whereNothingIsLeftNothingIsAffordable() {
        Budget budget = new Budget(60, 5);

        budget.spend(new Step(REQUEST, "", List.of(), 59));

        assertThat(budget.trials(1, 1)).isZero();
    }
}
