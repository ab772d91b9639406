package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import org.junit.jupiter.api.Test;

class FleetSettingsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String SIMULATION = "longwire.simulations.EchoRoundTrip";
    private static final Endpoint LOOPBACK = new Endpoint("127.0.0.1", 0);
    private static final Optional<Path> SECRET = Optional.of(Path.of("fleet.p12"));

    @Test
    void beyondLoopbackASecretIsNeeded() {
        Endpoint beyond = new Endpoint("192.0.2.1", 7800);

        assertThatThrownBy(() -> new FleetSettings(SIMULATION, 1, 0, beyond, Optional.empty(), PATIENCE))
                .isInstanceOf(InputFault.class)
                .hasMessage(
                        "listen: 192.0.2.1:7800 (expected: a loopback address, or a secret: longwire fleet --new-secret"
                                + " FILE makes one)");
        assertThat(new FleetSettings(SIMULATION, 1, 0, beyond, SECRET, PATIENCE).all())
                .isEqualTo(1);
    }

    @Test
    void allAddressesAtOnceAreNone() {
        assertThatThrownBy(() -> new FleetSettings(SIMULATION, 1, 0, new Endpoint("0.0.0.0", 7800), SECRET, PATIENCE))
                .isInstanceOf(InputFault.class)
                .hasMessage("listen: 0.0.0.0:7800 (expected: the address at which members reach this machine)");
    }

    @Test
    void whoComesFromElsewhereNeedsASecret() {
        assertThatThrownBy(() -> new FleetSettings(SIMULATION, 0, 2, LOOPBACK, Optional.empty(), PATIENCE))
                .isInstanceOf(InputFault.class)
                .hasMessage("await: 2 (expected: 0, or --secret FILE, which members from elsewhere need as well)");
    }

    @Test
    void aFleetOfNobodyIsRefused() {
        assertThatThrownBy(() -> new FleetSettings(SIMULATION, 0, 0, LOOPBACK, Optional.empty(), PATIENCE))
                .isInstanceOf(InputFault.class)
                .hasMessage("members and await: 0 (expected: 1 or more of them together)");
    }
}
