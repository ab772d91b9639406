package longwire.benchmarks.against;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison = new Comparison(List.of("edge", "nginx"));

    @Test
    void ratiosAreOfTheSameRound() {
        add(10, 20);
        add(40, 40);
        add(30, 100);

        assertThat(comparison.table("plain").lines())
                .element(1)
                .asString()
                .matches("CPU, us +30\\.0 +40\\.0 +0\\.50 \\[0\\.30 to 1\\.00\\]");
    }

    @Test
    void oneRoundHasNoRange() {
        add(1, 4);

        assertThat(comparison.table("plain").lines()).element(1).asString().matches("CPU, us +1\\.00 +4\\.00 +0\\.25");
    }

    private void add(double edge, double nginx) {
        comparison.add("edge", Map.of("CPU, us", edge));
        comparison.add("nginx", Map.of("CPU, us", nginx));
    }
}
