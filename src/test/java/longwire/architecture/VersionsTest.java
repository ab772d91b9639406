package longwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.util.Version;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"));

        assertThat(Epoll.isAvailable()).isEqualTo(linux);
    }

    /** Here one of the two can be loaded; that the other's libraries are there is all that can be seen of it. */
    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch_64"})
    void theNativeLibrariesOfBothProcessorsComeAlong(String processor) {
        ClassLoader libraries = getClass().getClassLoader();

        assertThat(Stream.of(
                                "netty_transport_native_epoll",
                                "netty_transport_native_io_uring42",
                                "netty_tcnative_linux")
                        .map(library -> "META-INF/native/lib" + library + "_" + processor + ".so"))
                .allSatisfy(library ->
                        assertThat(libraries.getResource(library)).as(library).isNotNull());
    }
}
