package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.SettingsFile;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {
    @LongTest
    @ParameterizedTest(name = "sockets: {0}")
    @ValueSource(strings = {"transport=auto", "transport=nio", "data-path=channels"})
    void connectionsAreServedInTheWayOfTheRealEdge(String sockets) {
        assertThat(WarmUp.run(settings("warm-up=10s", "sockets." + sockets))).isPositive();
    }

    @LongTest
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jdk", "openssl"})
    void connectionsAreServedOverTlsWhereViewersUseIt(String provider) {
        int served = WarmUp.run(settings("warm-up=10s", "listen.https=\"127.0.0.1:0\"", "tls.provider=" + provider));

        assertThat(served).as("in turn plain and by TLS").isGreaterThan(2);
    }

    @Test
    void nothingIsServedWhereNoTimeIsGiven() {
        assertThat(WarmUp.run(settings("warm-up=0s"))).isZero();
    }

    private static EdgeSettings settings(String... more) {
        return SettingsFile.of(Optional.empty(), List.of(more)).read();
    }
}
