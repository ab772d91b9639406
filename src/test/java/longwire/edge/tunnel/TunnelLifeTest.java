package longwire.edge.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.edge.accesslog.AccessLog;
import longwire.edge.loop.Count;
import longwire.edge.loop.Distribution;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.loop.Shared;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row "WebSocket idle", on a clock of its own; what each preset says is SettingsFileTest's. */
class TunnelLifeTest {
    private final EmbeddedChannel time = new EmbeddedChannel();
    private final AtomicInteger closes = new AtomicInteger();
    private EdgeLoop loop;

    @BeforeEach
    void freeze() {
        time.freezeTime();
    }

    @AfterEach
    void close() {
        loop.close();
        loop.shared().closeResolver();
        loop.shared().close();
    }

    @ParameterizedTest(name = "{0}, bytes from the origin {1}: alive {2}")
    @CsvSource({
        "origin, true,  true",
        "origin, false, false",
        "either, true,  true",
        "either, false, true",
    })
    void bytesOfWhoCountsEndASilence(String counts, boolean fromOrigin, boolean alive) {
        TunnelLife life = life("tunnel.idle-timeout=10s", "tunnel.idle-counts=" + counts);

        pass(9);
        life.passed(fromOrigin, 1);
        pass(9);

        assertThat(closes).hasValue(alive ? 0 : 1);
        pass(1);
        assertThat(closes).hasValue(1);
    }

    @Test
    void theGuidesTenMinutesAreTheDefault() {
        TunnelLife life = life();

        pass(TimeUnit.MINUTES.toSeconds(10) - 1);
        life.passed(false, 1);
        assertThat(closes).hasValue(0);
        pass(1);

        assertThat(closes).hasValue(1);
    }

    @Test
    void theLongestLifeEndsABusyTunnelToo() {
        TunnelLife life = life("tunnel.preset=front-door");
        for (int minute = 1; minute < 4 * 60; minute++) {
            pass(60);
            life.passed(true, 1);
        }
        assertThat(closes).hasValue(0);

        pass(60);

        assertThat(closes).hasValue(1);
    }

    @Test
    void withoutRulesATunnelLivesForEver() {
        life("tunnel.preset=none");

        pass(TimeUnit.DAYS.toSeconds(365));

        assertThat(closes).hasValue(0);
    }

    @Test
    void anEndedTunnelIsClosedByNoRuleAndGivesItsPlaceBackOnce() {
        TunnelLife life = life("tunnel.preset=front-door");
        loop.shared().admit(1);

        life.ended();
        life.ended();
        pass(TimeUnit.DAYS.toSeconds(1));

        assertThat(closes).hasValue(0);
        assertThat(loop.shared().connections()).isZero();
        assertThat(loop.counters().get(Count.TUNNELS_OPEN)).isZero();
        assertThat(loop.counters().get(Count.TUNNELS_OPENED)).isEqualTo(1);
    }

    private TunnelLife life(String... rules) {
        EdgeSettings settings =
                SettingsFile.of(Optional.empty(), List.of(rules)).read();
        Shared shared = new Shared(settings.sockets().transport().nameResolver(), AccessLog.open(settings.accessLog()));
        loop = new EdgeLoop(time.eventLoop(), shared, Distribution.of(settings));
        return new TunnelLife(loop, null, closes::incrementAndGet);
    }

    private void pass(long seconds) {
        time.advanceTimeBy(seconds, TimeUnit.SECONDS);
        time.runScheduledPendingTasks();
    }
}
