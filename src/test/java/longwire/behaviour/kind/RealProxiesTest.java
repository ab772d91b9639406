package longwire.behaviour.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Findings;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real proxies, where all versions that Debian packages do the same. */
@LongTest
class RealProxiesTest {
    @TempDir
    private Path directory;

    @Test
    void nginxCutsASilentTunnelAtItsLimitAndCountsBothSides() {
        Map<String, String> answers = answers("nginx", new Silence());

        assertThat(answers)
                .containsEntry("limit, set to 3 s", "proxy_read_timeout, proxy_send_timeout")
                .containsEntry("nobody sends", "cut, FIN")
                .containsEntry("viewer alone sends", "open")
                .containsEntry("origin alone sends", "open");
    }

    @Test
    void haproxyTunnelsWebSocketsOverHttp2() {
        Map<String, String> answers = answers("haproxy", new Http2());

        assertThat(answers)
                .containsEntry("offered", "yes")
                .containsEntry("handshake", "tunnels")
                .containsEntry("viewer ends its side", "rest delivered");
    }

    @Test
    void haproxyKeepsTunnelsAtAHalfCloseAndWritesNamesInLowerCase() {
        assertThat(answers("haproxy", new HalfClose())).containsEntry("viewer ends its side", "rest delivered");
        assertThat(answers("haproxy", new Headers())).containsEntry("case of names", "lower");
    }

    private Map<String, String> answers(String proxy, Behaviour behaviour) {
        ProxyDriver driver = ProxyDrivers.named(proxy);
        Installed.orSkip(driver);
        Findings findings = new Findings(behaviour.name());
        try (Subject subject =
                new Subject(driver, directory.resolve(behaviour.getClass().getSimpleName()))) {
            behaviour.observe(subject, findings);
        }
        return findings.all().stream().collect(Collectors.toMap(Finding::name, Finding::value));
    }
}
