package longwire.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @TempDir
    Path run;

    @Test
    void labelsReadBackAsTheyWereWritten() {
        Labels labels =
                Labels.NONE.with(Map.of("release", "1.2", "who", "Jörg")).asBaseline(true);

        labels.write(run);

        assertThat(Labels.read(run)).isEqualTo(labels);
        assertThat(labels.text()).isEqualTo("baseline release=1.2 who=Jörg");
    }

    @Test
    void aRunThatNobodyLabelledHasNone() {
        assertThat(Labels.read(run)).isEqualTo(Labels.NONE);
        assertThat(Labels.NONE.text()).isEmpty();
    }

    @Test
    void aChangeKeepsTheOthersAndAnEmptyValueTakesOneAway() {
        Labels labels = Labels.NONE.with(Map.of("release", "1.2", "who", "me"));

        assertThat(labels.with(Map.of("release", "1.3", "who", "")).labels()).isEqualTo(Map.of("release", "1.3"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', x, 'label:  (expected: a letter, then letters, digits, dots, dashes, at most 32 in all)'",
                "1st, x, 'label: 1st (expected: a letter, then letters, digits, dots, dashes, at most 32 in all)'",
                "a b, x, 'label: a b (expected: a letter, then letters, digits, dots, dashes, at most 32 in all)'",
                "a, -, 'label a: null (expected: 1 to 64 characters in one line)'",
            })
    void whatIsNoShortNameOrValueIsRefused(String name, String value, String message) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(name, value);

        assertThatThrownBy(() -> new Labels(false, labels))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
    }

    @Test
    void aLineBreakOrAVeryLongValueIsRefused() {
        assertThatThrownBy(() -> Labels.NONE.with(Map.of("a", "x\ny"))).isInstanceOf(InputFault.class);
        assertThatThrownBy(() -> Labels.NONE.with(Map.of("a", "x".repeat(65)))).isInstanceOf(InputFault.class);
    }

    @Test
    void moreThanATableLineHoldsAreRefused() {
        Map<String, String> many =
                IntStream.range(0, 17).boxed().collect(Collectors.toMap(index -> "label" + index, index -> "x"));

        assertThatThrownBy(() -> Labels.NONE.with(many)).hasMessage("labels: 17 (expected: at most 16)");
    }

    @Test
    void aFileThatHoldsOtherThingsIsAFaultThatNamesIt() throws IOException {
        Files.writeString(run.resolve("labels.json"), "{\"labels\": {\"a b\": \"x\"}}");

        assertThatThrownBy(() -> Labels.read(run))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(run.resolve("labels.json") + ": not written by Longwire: label: a b");
    }
}
