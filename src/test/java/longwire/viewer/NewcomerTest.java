package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import longwire.measurement.Readings;
import org.junit.jupiter.api.Test;

class NewcomerTest {
    private static final Target NOBODY = Target.parse("target", "ws://127.0.0.1:9/echo");

    /** In a soak of an hour there are thousands, and readings take some 400 kB. */
    @Test
    void allNewcomersOfALoadShareReadingsThatAreNotTheLoads() {
        try (Viewers viewers = Viewers.start(ViewerSettings.forConnections(1))) {
            Load load = new Load(viewers, Transport.WEBSOCKET, NOBODY, 1, 1);

            Readings.Shard first = load.newcomer().readings();

            assertThat(load.newcomer().readings()).isSameAs(first);
            assertThat(load.join().viewer().readings()).isNotSameAs(first);
        }
    }
}
