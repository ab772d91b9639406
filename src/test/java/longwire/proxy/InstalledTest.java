package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class InstalledTest {
    private static final Missing NGINX = new Missing("nginx-light");

    @Test
    void aProxyThatIsNotInstalledSkipsTheTestOnAMachineOfSomebody() {
        assertThatThrownBy(() -> Installed.skip("nginx", NGINX, true, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("nginx is not installed; as root: scripts/setup --proxies, "
                        + "or apt-get install nginx-light");
    }

    @Test
    void aProxyThatIsNotInstalledFailsTheTestInCi() {
        assertThatThrownBy(() -> Installed.skip("nginx", NGINX, true, true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("apt-get install nginx-light");
    }

    @Test
    void aProxyThatTheReleaseDoesNotPackageSkipsTheTestInCiToo() {
        for (boolean inCi : new boolean[] {false, true}) {
            assertThatThrownBy(() -> Installed.skip("nginx", NGINX, false, inCi))
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageContaining("nginx is not installed; this release does not package it");
        }
    }
}
