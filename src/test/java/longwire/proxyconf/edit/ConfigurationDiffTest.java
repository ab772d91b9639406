package longwire.proxyconf.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Diffs are as {@code diff -u} writes them. */
class ConfigurationDiffTest {
    @Test
    void equalTextsDifferInNothing() {
        assertThat(ConfigurationDiff.of("nginx.conf", "a\nb\n", "a\nb\n")).isEmpty();
        assertThat(ConfigurationDiff.of("nginx.conf", "", "")).isEmpty();
    }

    @Test
    void aChangedLineComesWithThreeOnEitherSide() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

        assertThat(ConfigurationDiff.of("mine.conf", before, "tuned.conf", before.replace("5", "five")))
                .isEqualTo(
                        """
                        --- mine.conf
                        +++ tuned.conf
                        @@ -2,7 +2,7 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                        """);
    }

    @Test
    void aMissingLineEndShows() {
        assertThat(ConfigurationDiff.of("x", "a\nb", "a\nb\n"))
                .isEqualTo(
                        """
                --- x
                +++ x
                @@ -1,2 +1,2 @@
                 a
                -b
                \\ No newline at end of file
                +b
                """);
    }

    @Test
    void anotherLineEndIsADifference() {
        assertThat(ConfigurationDiff.of("x", "a\n", "a\r\n")).isEqualTo("--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n+a\r\n");
    }
}
