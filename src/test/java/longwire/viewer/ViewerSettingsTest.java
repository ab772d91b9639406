package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerSettingsTest {
    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "0, 1, PT1S, PT0S, PT0S, 'event-loops: 0 (expected: 1 to 256)'",
        "257, 1, PT1S, PT0S, PT0S, 'event-loops: 257 (expected: 1 to 256)'",
        "1, 0, PT1S, PT0S, PT0S, 'source-addresses: 0 (expected: 1 to 250)'",
        "1, 251, PT1S, PT0S, PT0S, 'source-addresses: 251 (expected: 1 to 250)'",
        "1, 1, PT0S, PT0S, PT0S, 'connect-timeout: PT0S (expected: above 0, at most PT24H)'",
        "1, 1, PT25H, PT0S, PT0S, 'connect-timeout: PT25H (expected: above 0, at most PT24H)'",
        "1, 1, PT1S, PT-1S, PT0S, 'ping-interval: PT-1S (expected: 0 or more)'",
        "1, 1, PT1S, PT0S, PT-1S, 'spin: PT-1S (expected: 0 to PT1S)'",
        "1, 1, PT1S, PT0S, PT2S, 'spin: PT2S (expected: 0 to PT1S)'",
    })
    void aRefusalNamesValueAndWhatWasExpected(
            int loops, int sources, Duration connectTimeout, Duration pings, Duration spin, String told) {
        assertThatThrownBy(() -> new ViewerSettings(loops, sources, connectTimeout, Backoff.DEFAULT, pings, true, spin))
                .isInstanceOf(InputFault.class)
                .hasMessage(told);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Duration below = Duration.ofSeconds(-1);

        assertThatThrownBy(() -> new ViewerSettings(0, 0, below, Backoff.DEFAULT, below, true, below))
                .hasMessageContainingAll("event-loops", "source-addresses", "connect-timeout", "ping-interval", "spin");
    }

    @ParameterizedTest(name = "{0} connections: {1}")
    @CsvSource({"1, 1", "10000, 1", "10001, 2", "100000, 10", "2500000, 250"})
    void noSourceAddressHasMoreThanTenThousandConnections(int connections, int sources) {
        assertThat(ViewerSettings.sourcesFor(connections)).isEqualTo(sources);
        assertThat(ViewerSettings.forConnections(connections).sourceAddresses()).isEqualTo(sources);
    }
}
