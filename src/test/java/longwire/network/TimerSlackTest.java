package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TimerSlackTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadLowersItsOwnAlone() {
        OptionalLong before = TimerSlack.nanos();
        CompletableFuture<OptionalLong> lowered = new CompletableFuture<>();

        new Thread(() -> {
                    TimerSlack.lower();
                    lowered.complete(TimerSlack.nanos());
                })
                .start();

        assertThat(lowered.join()).hasValue(1);
        assertThat(TimerSlack.nanos()).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anEventLoopHasTheLeast() throws Exception {
        try (EventLoops loops = EventLoops.start("slack", 1)) {
            assertThat(loops.next().submit(TimerSlack::nanos).get()).hasValue(1);
        }
    }
}
