package longwire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void everyLineEndsAsTheStandardHasIt() {
        assertThat(Csv.table(List.of("name", "count"), Stream.of(List.of("edge", 3), List.of("", 0.5))))
                .isEqualTo("name,count\r\nedge,3\r\n,0.5\r\n");
    }

    @Test
    void aTableWithoutRowsHasItsNames() {
        assertThat(Csv.table(List.of("name"), Stream.of())).isEqualTo("name\r\n");
    }

    @Test
    void whatCouldBeMisreadStandsInQuotes() {
        assertThat(Csv.table(
                        List.of("value"),
                        Stream.of("a,b", "a \"b\"", "a\nb", "a\rb", "a;b", " a ")
                                .map(List::of)))
                .isEqualTo("value\r\n\"a,b\"\r\n\"a \"\"b\"\"\"\r\n\"a\nb\"\r\n\"a\rb\"\r\na;b\r\n a \r\n");
    }
}
