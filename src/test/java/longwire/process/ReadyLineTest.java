package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadyLineTest {
    @Test
    void addressesAreWhatFollowsTheWords() {
        assertThat(ReadyLine.addresses("edge listening on 127.0.0.1:80 [::1]:443\n"))
                .isEqualTo("127.0.0.1:80 [::1]:443");
    }

    @Test
    void anotherLineHasNone() {
        assertThat(ReadyLine.addresses("edge is starting")).isNull();
    }
}
