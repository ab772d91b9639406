package longwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.util.Version;
import org.junit.jupiter.api.Test;

/** What the class path must hold, whatever a library brings along. */
class VersionsTest {
    @Test
    void allOfNettyIsTheVersionWithoutTheAdvisories() {
        assertThat(Version.identify().entrySet())
                .filteredOn(artifact -> !artifact.getKey().startsWith("netty-tcnative"))
                .isNotEmpty()
                .allSatisfy(artifact ->
                        assertThat(artifact.getValue().artifactVersion()).isEqualTo("4.2.18.Final"));
    }

    @Test
    void linuxHasItsNativeSockets() {
        boolean linux = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");

        assertThat(Epoll.isAvailable()).isEqualTo(linux);
    }
}
