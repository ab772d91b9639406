package longwire.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNamesTest {
    @ParameterizedTest
    @CsvSource({
        "echo-20261123-0800 echo-20261123-0900, 0800 0900",
        "echo-20261123-0800 echo-20261124-0800, 20261123-0800 20261124-0800",
        "echo-20261123-0800 echo-20261123-0800-2, 0800 0800-2",
        "echo-20261123-0800 feed-20261123-0800, echo-20261123-0800 feed-20261123-0800",
        "one one-two, one one-two",
        "same same, same same",
    })
    void whatAllNamesBeginWithIsLeftOut(String names, String shortened) {
        assertThat(RunNames.withoutCommonStart(List.of(names.split(" ")))).containsExactly(shortened.split(" "));
    }
}
