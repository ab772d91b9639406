package longwire.viewer.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.LengthPrefixedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each flaw is found by the check of the requirement that it violates. */
class WireKitTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NEVER_OPENS          | an open connection is reported once             | not open: never",
                "FORGETS_PIECES       | a reply in pieces is read                         | received: 0 (expected: 20)",
                "READS_TWICE          | every message is answered                           | duplicated: ",
                "ONE_AT_A_TIME        | several messages are in flight                      | received: 0 (expected: 20)",
                "SENDS_THE_ONE_BEFORE | each message is sent once, in order, with its stamp | stamp of message 0 (expected:",
                "KEEPS_BUFFERS        | every message is answered                           | bytes of buffers not released: ",
                "TELLS_NO_CODE        | a drop is reported once, with its code                  | {none=1} (expected: {7=1})",
                "KEEPS_HALF_AN_ANSWER | half a reply is discarded with its connection     | not released",
                "SUBSCRIBES_ONCE      | a feed continues after a reconnection    | events: 4 (expected: 9)",
                "ALLOCATES            | a message and its reply allocate nothing           | bytes allocated for a message: ",
            })
    void aFlawIsFoundByTheCheckOfItsRequirement(FlawedTransport.Flaw flaw, String name, String found) {
        WireKit kit = new WireKit(new FlawedTransport(flaw), LengthPrefixedPeer::new);
        WireCheck check = kit.checks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(check::run).isInstanceOf(AssertionError.class).hasMessageContaining(found);
    }

    @Test
    void checksOfOtherAbilitiesAreSkipped() {
        WireKit all = new WireKit(new FlawedTransport(FlawedTransport.Flaw.ALLOCATES), LengthPrefixedPeer::new);
        WireKit few = all.without(Ability.values());

        assertThat(few.checks()).extracting(WireCheck::name).contains("a lost reply is counted");
        assertThat(few.checks().size()).isLessThan(all.checks().size());
    }
}
