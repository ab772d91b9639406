package longwire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTextsTest {
    @TempDir
    Path results;

    @Test
    void whatIsKeptIsThereWhenTheIndexIsOpenedAgain() {
        try (RunIndex index = open()) {
            index.keep(Map.of("it's", "\"x\" \n", "b", "2"));
            index.keep(Map.of("b", "3"));
        }

        try (RunIndex index = open()) {
            assertThat(index.kept()).containsEntry("it's", "\"x\" \n").containsOnlyKeys("it's", "b");
        }
    }

    @Test
    void theOldestOfTooManyAreForgotten() {
        try (RunIndex index = open()) {
            index.keep(Map.of("old", "1"));
            index.keep(IntStream.range(0, DerivedTexts.MOST - 1)
                    .boxed()
                    .collect(Collectors.toMap(String::valueOf, String::valueOf)));
            assertThat(index.kept()).hasSize(DerivedTexts.MOST).containsKey("old");

            index.keep(Map.of("new", "1"));

            assertThat(index.kept())
                    .hasSize(DerivedTexts.MOST)
                    .containsKey("new")
                    .doesNotContainKey("old");
        }
    }

    @Test
    void twoReadersOfOneFileKeepTheSameWithoutHarm() {
        try (RunIndex one = open();
                RunIndex other = open()) {
            one.keep(Map.of("a", "1"));
            other.keep(Map.of("a", "1"));

            assertThat(one.kept()).isEqualTo(Map.of("a", "1")).isEqualTo(other.kept());
        }
    }

    private RunIndex open() {
        return RunIndex.open(results, System.err::println);
    }
}
