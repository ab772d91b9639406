package longwire.viewer;

import java.util.stream.Stream;
import longwire.testtimes.LongTest;
import longwire.viewer.kit.Ability;
import longwire.viewer.kit.WireKit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Longwire's own wires fulfil the contract that other wires must fulfil. */
class OwnWiresTest {
    /** A poll allocates a few objects, for the slices through which the body is read. */
    private static final int BYTES_PER_POLL = 200;

    @TestFactory
    Stream<DynamicTest> theWebSocketWire() {
        return tests(new WireKit(Transport.WEBSOCKET, WebSocketPeer::new));
    }

    @LongTest
    @TestFactory
    Stream<DynamicTest> thePollWire() {
        return tests(new WireKit(Transport.POLL, PollPeer::new)
                .at("/poll")
                .without(Ability.SEVERAL_IN_FLIGHT, Ability.ECHOES, Ability.PUSHES)
                .allocatingAtMost(BYTES_PER_POLL));
    }

    @LongTest
    @TestFactory
    Stream<DynamicTest> theSseWire() {
        return tests(new WireKit(Transport.SSE, SsePeer::new)
                .at("/sse")
                .without(Ability.MESSAGES, Ability.SEVERAL_IN_FLIGHT, Ability.ECHOES));
    }

    @LongTest
    @TestFactory
    Stream<DynamicTest> theLongPollWire() {
        return tests(new WireKit(Transport.LONG_POLL, LongPollPeer::new)
                .at("/long-poll")
                .without(Ability.MESSAGES, Ability.SEVERAL_IN_FLIGHT, Ability.ECHOES));
    }

    private static Stream<DynamicTest> tests(WireKit kit) {
        return kit.checks().stream().map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }
}
