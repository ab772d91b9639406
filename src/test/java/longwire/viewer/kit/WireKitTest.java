package longwire.viewer.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.LengthPrefixedPeer;
import java.util.stream.Stream;
import longwire.testtimes.LongTest;
import longwire.viewer.kit.FlawedTransport.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each flaw is found by the check of the requirement that it violates, and each check finds a flaw. Most wait, for what never
 * comes.
 */
@Execution(ExecutionMode.CONCURRENT)
class WireKitTest {
    private record Finding(Flaw flaw, String check, String message) {}

    private static Stream<Finding> findings() {
        return Stream.of(
                new Finding(Flaw.NEVER_OPENS, "an open connection is reported once", "not open: never"),
                new Finding(Flaw.READS_TWICE, "a lost reply is counted", "duplicated: "),
                new Finding(Flaw.KEEPS_BUFFERS, "every message is answered", "bytes of buffers not released: "),
                new Finding(Flaw.FORGETS_PIECES, "a reply in pieces is read", "received: 0 (expected: 20)"),
                new Finding(
                        Flaw.READS_THE_CLOCK, "a reply is timed by when it left the socket", "shortest response time"),
                new Finding(Flaw.PINGS_WITH_A_MESSAGE, "pings are not counted as messages", "pushes: "),
                new Finding(
                        Flaw.SENDS_THE_ONE_BEFORE,
                        "each message is sent once, in order, with its stamp",
                        "stamp of message 0 (expected:"),
                new Finding(Flaw.TAKES_REPLIES_IN_ORDER, "a damaged reply is counted", "corrupted: 0 (expected: 1)"),
                new Finding(
                        Flaw.TAKES_REPLIES_IN_ORDER, "a duplicated reply is counted", "duplicated: 0 (expected: 1)"),
                new Finding(Flaw.TAKES_REPLIES_IN_ORDER, "a reordered reply is counted", "reordered: 0 (expected: 1)"),
                new Finding(
                        Flaw.TAKES_REPLIES_IN_ORDER,
                        "a late reply counts as lost and disturbs nothing",
                        "answered afterwards: "),
                new Finding(Flaw.ONE_AT_A_TIME, "several messages are in flight", "received: 0 (expected: 20)"),
                new Finding(Flaw.READS_ONE_OF_MANY, "many replies at once are read", "received: "),
                new Finding(Flaw.MAKES_UP_REPLIES, "a lost reply is counted", "lost: 0 (expected: 1)"),
                new Finding(Flaw.NEVER_SUBSCRIBES, "pushed events are counted and timed", "events: 0 (expected: 8)"),
                new Finding(Flaw.SUBSCRIBES_ONCE, "a feed continues after a reconnection", "events: 4 (expected: 9)"),
                new Finding(
                        Flaw.OPENS_WHEN_DISCONNECTED, "a closed port is given up", "reported as open: true (expected:"),
                new Finding(Flaw.TELLS_NO_CODE, "a drop is reported once, with its code", "{none=1} (expected: {7=1})"),
                new Finding(Flaw.KEEPS_HALF_AN_ANSWER, "half a reply is discarded with its connection", "not released"),
                new Finding(Flaw.KEEPS_ITS_GOODBYE, "messages in flight are lost if the viewer closes", "not released"),
                new Finding(
                        Flaw.ALLOCATES, "a message and its reply allocate nothing", "bytes allocated for a message: "));
    }

    @LongTest
    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void aFlawIsFoundByTheCheckOfItsRequirement(Finding finding) {
        WireCheck check = kit(finding.flaw()).checks().stream()
                .filter(each -> each.name().equals(finding.check()))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(check::run).isInstanceOf(AssertionError.class).hasMessageContaining(finding.message());
    }

    @Test
    void everyCheckFindsAFlaw() {
        assertThat(findings().map(Finding::check))
                .containsAll(kit(Flaw.ALLOCATES).checks().stream()
                        .map(WireCheck::name)
                        .toList());
    }

    @Test
    void checksOfOtherAbilitiesAreSkipped() {
        WireKit all = kit(Flaw.ALLOCATES);
        WireKit few = all.without(Ability.SEVERAL_IN_FLIGHT, Ability.ECHOES, Ability.PUSHES);
        WireKit fewest = all.without(Ability.values());

        assertThat(few.checks()).extracting(WireCheck::name).contains("a lost reply is counted");
        assertThat(few.checks().size()).isLessThan(all.checks().size());
        assertThat(fewest.checks())
                .extracting(WireCheck::name)
                .containsExactly("an open connection is reported once", "a closed port is given up");
    }

    private static WireKit kit(Flaw flaw) {
        return new WireKit(new FlawedTransport(flaw), LengthPrefixedPeer::new);
    }
}
