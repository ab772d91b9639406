package longwire.viewer.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeederTest {
    @TempDir
    private Path directory;

    @Test
    void aCsvFileHasTheNamesOfItsColumnsInItsFirstLine() throws Exception {
        Feeder feeder = read("users.csv", "user,token\r\nann,\"a,\"\"b\"\"\"\r\nbob,2\r\n\r\n");

        assertThat(feeder.columns()).containsExactly("user", "token");
        assertThat(feeder.rows()).isEqualTo(2);
        assertThat(feeder.value(0, "token")).isEqualTo("a,\"b\"");
        assertThat(feeder.value(1, "user")).isEqualTo("bob");
    }

    @Test
    void aFileOfJsonLinesHasAnObjectForEachViewer() throws Exception {
        Feeder feeder = read("users.jsonl", "{\"user\": \"ann\", \"room\": 7}\n\n{\"room\": 8, \"user\": \"bob\"}\n");

        assertThat(feeder.columns()).containsExactlyInAnyOrder("user", "room");
        assertThat(feeder.value(0, "room")).isEqualTo("7");
        assertThat(feeder.value(1, "user")).isEqualTo("bob");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a.csv | '' | a line with the names of its columns",
                "b.csv | 'x,y\n1' | 2 values, as there are columns",
                "c.jsonl | 'no' | a JSON object on each line",
                "d.jsonl | '[1]' | a JSON object on each line",
                "e.ndjson | '{\"a\":1}\n{\"b\":1}' | 'the fields of the first row, [a]'",
            })
    void aFileThatIsNoTableIsRefused(String name, String text, String expected) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("viewer.feeder: " + directory.resolve(name))
                .hasMessageEndingWith("(expected: " + expected + ")");
    }

    @Test
    void whatARowHoldsIsNotQuoted() {
        assertThatThrownBy(() -> read("users.jsonl", "{\"token\": \"confidential\""))
                .isInstanceOf(InputFault.class)
                .hasMessageNotContaining("confidential");
    }

    @Test
    void aViewerWithoutARowIsRefused() throws Exception {
        Feeder feeder = read("users.csv", "user\nann\nbob\n");

        feeder.checkRows("viewer.feeder", 2);
        assertThatThrownBy(() -> feeder.checkRows("viewer.feeder", 3))
                .isInstanceOf(InputFault.class)
                .hasMessage("viewer.feeder: " + directory.resolve("users.csv")
                        + " with 2 rows (expected: a row for each of 3 viewers)");
    }

    private Feeder read(String name, String text) throws IOException {
        return Feeder.read("viewer.feeder", Files.writeString(directory.resolve(name), text));
    }
}
