package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptKeyTest {
    /** The first is that of RFC 6455, section 1.3. */
    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource({
        "dGhlIHNhbXBsZSBub25jZQ==, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        "x3JJHMbDL1EzLkh9GBhXDw==, HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
    })
    void aKeyHasOneAnswer(String key, String accept) {
        assertThat(AcceptKey.of(key)).isEqualTo(accept);
    }
}
