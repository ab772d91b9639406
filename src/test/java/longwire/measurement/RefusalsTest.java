package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void reasonsAreCountedOverAllWritersAndThoseBeyondTheLimitTogether() {
        Readings readings = new Readings(2);
        readings.shard(0).refused("status 503", true);
        readings.shard(1).refused("status 503", false);
        IntStream.range(0, 25).forEach(number -> readings.shard(0).refused("strange " + number, false));
        readings.shard(0).refused("status 503", false);

        assertThat(readings.refusals()).containsEntry("status 503", 3L).containsEntry("other reasons", 6L);
        assertThat(readings.counts())
                .containsEntry(Count.HANDSHAKE_FAILED, 28L)
                .containsEntry(Count.FIRST_HANDSHAKE_FAILED, 1L);
    }
}
