package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import longwire.comparison.Metric;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            frame p99                                                             | response p99
            minimise frame p99                                                    | response p99
            minimize p50, CPU per message                                         | response p50, CPU per message
            lower handshake p99 and memory per connection                         | handshake p99, memory per connection
            frame p99 subject to rss per connection <= 1.1 × default              | response p99 subject to memory per connection vs default <= 1.1
            frame p99 subject to memory per connection <= 1.1 x default           | response p99 subject to memory per connection vs default <= 1.1
            frame p99, subject to no dropped connection                           | response p99
            frame p99 subject to CPU per message <= 50 us, no dropped connections | response p99 subject to CPU per message <= 50 us
            """)
    void isReadAsPeopleSayIt(String said, String read) {
        assertThat(Goal.parse(said).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            frame p98                                  | metric: response p98
            maximise frame p99                         | (expected: minimise response p99)
            frame p99 subject to rss                   | objective: memory
            frame p99 subject to p50 vs direct <= 1.5  | a ratio to default
            ,                                          | goal: none
            """)
    void whatCantBeReadIsRefused(String said, String message) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Goal.parse(said))
                .withMessageContaining(message);
    }

    @Test
    void aPercentileThatIsNotTrustedIsLoweredToOneThatIs() {
        Goal goal = Goal.parse("frame p99, CPU per message");
        SyntheticProxy proxy = new SyntheticProxy(candidate -> 0, 0, 1);
        SearchSpace space = KnobTest.space();
        var trials = proxy.attempt(1, new Request("any", 1_000, List.of(space.standard()), 3), any -> "default")
                .trials();

        assertThat(goal.trustedIn(trials)).isTrue();
        assertThat(Goal.parse("frame p99.9")
                        .asFarAsTrustedIn(trials)
                        .orElseThrow()
                        .metrics())
                .extracting(Metric::name)
                .containsExactly("response p99");
        assertThat(Goal.parse("staleness p50").asFarAsTrustedIn(trials)).isEmpty();
    }
}
