package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);

    @Test
    void aConnectionIsGivenToTheCaller() throws Exception {
        CompletableFuture<Integer> acceptedFrom = new CompletableFuture<>();

        try (EventLoops loops = EventLoops.start("test", 1);
                Listener listener = Listener.bind(
                        ANY,
                        loops,
                        accepted ->
                                acceptedFrom.complete(accepted.remoteAddress().getPort()));
                Socket socket = connect(listener)) {
            assertThat(acceptedFrom.get(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo(socket.getLocalPort());
        }
    }

    @Test
    void aPortInUseIsAFaultThatNamesIt() {
        try (EventLoops loops = EventLoops.start("test", 1);
                Listener first = Listener.bind(ANY, loops, accepted -> {})) {
            assertThatThrownBy(() -> Listener.bind(first.endpoint(), loops, accepted -> {}))
                    .isInstanceOf(OutsideFault.class)
                    .hasMessageStartingWith("listen: " + first.endpoint() + " cannot be bound: ")
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aHostThatNobodyKnowsIsAFaultThatSaysSo() {
        try (EventLoops loops = EventLoops.start("test", 1)) {
            assertThatThrownBy(() -> Listener.bind(new Endpoint("no-such-host.invalid", 0), loops, accepted -> {}))
                    .isInstanceOf(OutsideFault.class)
                    .hasMessage("listen: no-such-host.invalid:0 cannot be bound: unknown host");
        }
    }

    @Test
    void aClosedListenerFreesItsPort() {
        try (EventLoops loops = EventLoops.start("test", 1)) {
            Listener first = Listener.bind(ANY, loops, accepted -> {});
            Endpoint endpoint = first.endpoint();
            first.close();
            first.close();

            try (Listener second = Listener.bind(endpoint, loops, accepted -> {})) {
                assertThat(second.endpoint()).isEqualTo(endpoint);
            }
        }
    }

    private static Socket connect(Listener listener) throws IOException {
        return new Socket("127.0.0.1", listener.endpoint().port());
    }
}
