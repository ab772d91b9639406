package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProxyPresenceTest {
    @Test
    void aProxyIsHereOrToBeHadOrNotPackaged() {
        Map<String, Optional<Missing>> proxies = new LinkedHashMap<>();
        proxies.put("nginx", Optional.empty());
        proxies.put("nghttpx", Optional.of(new Missing("nghttp2-proxy")));
        proxies.put("h2o", Optional.of(new Missing("h2o")));
        proxies.put("haproxy", Optional.empty());

        assertThat(ProxyPresence.of(proxies, Set.of("h2o")))
                .isEqualTo(new ProxyPresence(List.of("nginx", "haproxy"), List.of("nghttpx"), List.of("h2o")));
    }

    @Test
    void allTenAreAccountedForHere() {
        ProxyPresence here = ProxyPresence.here();

        assertThat(here.installed().size()
                        + here.packaged().size()
                        + here.unpackaged().size())
                .isEqualTo(10);
        assertThat(here.installed()).isSubsetOf(ProxyDrivers.names());
    }
}
