package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryReadingTest {
    @Test
    void kibibytesAreBytes() {
        assertThat(MemoryReading.of(List.of("MemTotal:  24105 kB", "Slab:        303 kB"), "Slab:"))
                .isEqualTo(310_272);
        assertThat(MemoryReading.of(List.of("MemTotal:  24105 kB"), "Slab:")).isZero();
    }

    @Test
    void whatWasGivenBackIsNoGrowth() {
        assertThat(new MemoryReading(90, 500).since(new MemoryReading(100, 200)))
                .isEqualTo(new MemoryReading(0, 300));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessAndAKernelHaveSome() {
        MemoryReading now = MemoryReading.take();

        assertThat(now.residentBytes()).isGreaterThan(1 << 20);
        assertThat(now.slabBytes()).isGreaterThan(1 << 20);
    }
}
