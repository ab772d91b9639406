package longwire.behaviour.kind;

import java.util.List;
import java.util.Optional;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Http2Connection;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Started;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;
import longwire.fault.OutsideFault;
import longwire.proxy.Encryption;

/**
 * WebSocket over HTTP/2 (RFC 8441) in front of the origin, which speaks HTTP/1.1. First the shared instance is asked, without
 * TLS and with prior knowledge; then one with TLS where the proxy can, and with its own settings for HTTP/2.
 */
final class Http2 implements Behaviour {
    /** RFC 9113, section 6.5.2, and RFC 8441, section 3. */
    private static final int MAX_CONCURRENT_STREAMS = 3;

    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int ENABLE_CONNECT_PROTOCOL = 8;
    private static final long STANDARD_WINDOW_BYTES = 65_535;
    private static final List<String> H2 = List.of("h2");

    @Override
    public String name() {
        return "WebSocket over HTTP/2";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        Bench plain = subject.shared().bench();
        if (offers(plain)) {
            tell(plain, "prior knowledge, without a setting", findings);
            return;
        }
        boolean tls = subject.driver().encryptions().contains(Encryption.VIEWER);
        String how = (tls ? "TLS with ALPN" : "prior knowledge") + ", told to offer it";
        try (Started own = subject.startWithHttp2(tls ? Encryption.VIEWER : subject.encryption())) {
            tell(own.bench(), how, findings);
        }
    }

    private static boolean offers(Bench bench) {
        try (Side side = bench.connect(H2).read()) {
            return Http2Connection.open(side).filter(Http2::isOffered).isPresent();
        }
    }

    private static boolean isOffered(Http2Connection connection) {
        return connection
                .setting(ENABLE_CONNECT_PROTOCOL)
                .filter(value -> value == 1)
                .isPresent();
    }

    private static void tell(Bench bench, String how, Findings findings) {
        try (Side side = bench.connect(H2).read()) {
            Optional<Http2Connection> connection = Http2Connection.open(side);
            if (connection.isEmpty()) {
                findings.say("offered", "no HTTP/2", how);
                return;
            }
            boolean offered = isOffered(connection.get());
            findings.say("offered", offered ? "yes" : "no", how);
            connection
                    .get()
                    .setting(MAX_CONCURRENT_STREAMS)
                    .ifPresentOrElse(
                            most -> findings.say("streams", Amount.count(most, "streams"), "SETTINGS"),
                            () -> findings.say("streams", "no limit", "SETTINGS"));
            long window = connection.get().setting(INITIAL_WINDOW_SIZE).orElse(STANDARD_WINDOW_BYTES);
            findings.say("window", Amount.count(window, "B"), "SETTINGS");
        } catch (OutsideFault refused) {
            findings.say("offered", "no HTTP/2", how + ": " + refused.getMessage());
            return;
        }
        new Http2Streams(bench, H2).tell(findings);
    }
}
