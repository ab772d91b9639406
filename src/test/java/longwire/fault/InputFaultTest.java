package longwire.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputFaultTest {
    @Test
    void aRefusalGivesNameAndValueAndWhatWasExpected() {
        assertThat(new InputFault("connections", 0, "1 or more")).hasMessage("connections: 0 (expected: 1 or more)");
    }

    @Test
    void allFaultsComeAtOnceALineEach() {
        assertThat(InputFault.all(List.of("one", "two")).getMessage().lines()).containsExactly("one", "two");
    }
}
