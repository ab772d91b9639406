package longwire.network.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateNegotiationTest {
    private static final DeflateOffer DEFAULT = new DeflateOffer(true, true, 15, 15, 6);
    private static final DeflateOffer SMALL = new DeflateOffer(false, false, 9, 10, 6);

    @Test
    void anOfferSaysWhatIsAskedFor() {
        assertThat(DEFAULT.header()).isEqualTo("permessage-deflate; client_max_window_bits=15");
        assertThat(SMALL.header())
                .isEqualTo("permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                        + "server_max_window_bits=9; client_max_window_bits=10");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate | true | true | 15 | 15",
                "permessage-deflate; server_no_context_takeover | false | true | 15 | 15",
                "permessage-deflate; client_no_context_takeover | true | false | 15 | 15",
                "permessage-deflate; server_max_window_bits=8;client_max_window_bits = 9 | true | true | 8 | 9",
                "permessage-deflate; client_max_window_bits=\"12\" | true | true | 15 | 12",
            })
    void anAnswerIsAgreedTo(String answer, boolean server, boolean client, int serverBits, int clientBits) {
        assertThat(DEFAULT.agreed(answer)).contains(new DeflateAgreement(server, client, serverBits, clientBits));
    }

    /** The client's own limits hold where the server says nothing of them. */
    @Test
    void aSilentServerLeavesTheClientItsOwnWindow() {
        assertThat(SMALL.agreed("permessage-deflate; server_no_context_takeover; server_max_window_bits=8"))
                .contains(new DeflateAgreement(false, false, 8, 10));
        assertThat(SMALL.agreed("")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "x-gzip | x-gzip, which was not offered",
                "permessage-deflate, x-gzip | x-gzip, which was not offered",
                "permessage-deflate, permessage-deflate | permessage-deflate twice (expected: once)",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover | server_no_context_takeover twice (expected: once)",
                "permessage-deflate; server_no_context_takeover=true | server_no_context_takeover=true (expected: no value)",
                "permessage-deflate; server_max_window_bits | server_max_window_bits (expected: a whole number from 8 to 15)",
                "permessage-deflate; client_max_window_bits | client_max_window_bits (expected: a whole number from 8 to 15)",
                "permessage-deflate; server_max_window_bits=7 | server_max_window_bits=7 (expected: a whole number from 8 to 15)",
                "permessage-deflate; server_max_window_bits=08 | server_max_window_bits=08 (expected: a whole number from 8 to 15)",
                "permessage-deflate; server_max_window_bits=16 | server_max_window_bits=16 (expected: a whole number from 8 to 15)",
                "permessage-deflate; | malformed",
                "permessage-deflate,, | malformed",
                "permessage-deflate; server_max_window_bits=\"1 | malformed",
                "permessage-deflate; mem_level=9 | mem_level=9 (expected: only server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits=10 | server_max_window_bits=10 (expected: at most 9, as it was offered)",
                "permessage-deflate; server_no_context_takeover | server_max_window_bits=15 (expected: at most 9, as it was offered)",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits=9; client_max_window_bits=11 | client_max_window_bits=11 (expected: at most 10, as it was offered)",
                "permessage-deflate; server_max_window_bits=9 | no server_no_context_takeover (expected: it, since it was offered)",
            })
    void anAnswerThatBreaksTheStandardIsRefused(String answer, String reason) {
        assertThatThrownBy(() -> SMALL.agreed(answer))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate | permessage-deflate",
                "permessage-deflate; client_max_window_bits | permessage-deflate",
                "x-gzip, permessage-deflate; client_max_window_bits=10 | permessage-deflate; client_max_window_bits=10",
                "permessage-deflate; server_max_window_bits=8; server_no_context_takeover | permessage-deflate; server_no_context_takeover; server_max_window_bits=8",
                "permessage-deflate; server_max_window_bits=15 | permessage-deflate; server_max_window_bits=15",
                "permessage-deflate; mem_level=9, permessage-deflate; client_no_context_takeover | permessage-deflate; client_no_context_takeover",
            })
    void aServerTakesTheFirstOfferThatIsValid(String offers, String answer) {
        assertThat(DeflateAgreement.choose(offers))
                .map(DeflateAgreement::header)
                .contains(answer);
    }

    @ParameterizedTest(name = "offers: {0}")
    @ValueSource(strings = {"", "x-gzip", "permessage-deflate; server_max_window_bits", "permessage-deflate;;"})
    void aServerDeclinesOtherOffers(String offers) {
        assertThat(DeflateAgreement.choose(offers)).isEmpty();
    }

    @Test
    void anImpossibleOfferIsRefused() {
        assertThatThrownBy(() -> new DeflateOffer(true, true, 7, 15, 6))
                .isInstanceOf(InputFault.class)
                .hasMessage("server-window-bits: 7 (expected: a whole number from 8 to 15)");
        assertThatThrownBy(() -> new DeflateOffer(true, true, 15, 16, 6))
                .hasMessageContaining("client-window-bits: 16");
        assertThatThrownBy(() -> new DeflateOffer(true, true, 15, 15, 0)).hasMessageContaining("level: 0");
    }
}
