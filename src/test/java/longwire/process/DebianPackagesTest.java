package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DebianPackagesTest {
    private static final String TRIXIE =
            """
                  dpkg |    1.22.22 | http://mirror.example/debian trixie/main amd64 Packages
               haproxy | 3.0.11-1+deb13u4 | http://mirror.example/debian trixie/main amd64 Packages
            nghttp2-proxy | 1.64.0-1.1+deb13u2 | http://mirror.example/debian trixie/main amd64 Packages
            W: something that apt wants to be known about h2o
            """;

    @Test
    void whatTheListsDoNotOfferIsUnpackaged() {
        assertThat(DebianPackages.absent(List.of("haproxy", "h2o", "nghttp2-proxy", "trafficserver"), TRIXIE))
                .containsExactly("h2o", "trafficserver");
    }

    /** A container without lists must not pass for a release without proxies: its tests would all be skipped. */
    @Test
    void withoutListsNothingIsUnpackaged() {
        assertThat(DebianPackages.absent(List.of("haproxy", "h2o"), "")).isEmpty();
        assertThat(DebianPackages.absent(List.of("haproxy", "h2o"), "N: Unable to locate package haproxy\n"))
                .isEmpty();
    }

    @Test
    void thisMachineSaysTheSameTwice() {
        List<String> asked = List.of("dpkg", "longwire-is-no-package");

        assertThat(DebianPackages.unpackaged(asked)).doesNotContain("dpkg").isEqualTo(DebianPackages.unpackaged(asked));
    }
}
