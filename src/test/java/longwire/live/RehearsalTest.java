package longwire.live;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import longwire.network.Endpoint;
import longwire.plan.LiveSettings;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Optional<Endpoint> HERE = Optional.of(new Endpoint("127.0.0.1", 0));
    private static final Optional<URI> COLLECTOR = Optional.of(URI.create("http://127.0.0.1:4318"));

    /** What is rehearsed is what is tested elsewhere; here, that no way of watching trips over the made-up run. */
    @Test
    void everyWayOfWatchingCanBeRehearsed() {
        Duration interval = Duration.ofSeconds(5);

        assertThatNoException().isThrownBy(() -> {
            Rehearsal.play(new LiveSettings(HERE, COLLECTOR, interval, true, false));
            Rehearsal.play(new LiveSettings(Optional.empty(), COLLECTOR, interval, false, false));
        });
    }
}
