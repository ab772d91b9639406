package longwire.behaviour.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import longwire.behaviour.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to handshakes, found at proxies whose behaviour is known. */
class HandshakeBehavioursTest {
    private static final Habits FAITHFUL = new Habits() {};
    private static final String BAD_GATEWAY = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    private Path directory;

    @Test
    void aFaithfulProxyRelaysEverything() {
        assertThat(FakeProxy.answers(new Interim(), FAITHFUL, directory).values())
                .containsOnly("103 relayed, tunnels");
        assertThat(FakeProxy.answers(new OddSwitch(), FAITHFUL, directory).values())
                .containsOnly("relayed, tunnels");
    }

    @Test
    void anInterimResponseThatIsDroppedOrMisunderstoodIsNoticed() {
        Map<String, String> dropped = FakeProxy.answers(
                new Interim(), answering(head -> head.replaceFirst("(?s)HTTP/1.1 103.*?\r\n\r\n", "")), directory);
        Map<String, String> refused = FakeProxy.answers(
                new Interim(),
                answering(head -> head.contains(" 103 ") && head.contains(" 101 ") ? BAD_GATEWAY : head),
                directory);

        assertThat(dropped.values()).containsOnly("103 dropped, tunnels");
        assertThat(refused)
                .containsEntry("103, later 101", "103 relayed, tunnels")
                .containsEntry("103 and 101 in one packet", "502");
    }

    @Test
    void aProxyThatChecksThe101IsNoticed() {
        Map<String, String> answers = FakeProxy.answers(
                new OddSwitch(),
                answering(head -> head.contains(" 101 ") && !head.contains("Upgrade: ") ? BAD_GATEWAY : head),
                directory);

        assertThat(answers)
                .containsEntry("without Upgrade", "502")
                .containsEntry("with Content-Length: 0", "relayed, tunnels")
                .containsEntry("wrong Sec-WebSocket-Accept", "relayed, tunnels");
    }

    @Test
    void refusalsAreRelayedOrChanged() {
        Map<String, String> relayed = FakeProxy.answers(new Refusals(), FAITHFUL, directory);
        Map<String, String> changed = FakeProxy.answers(
                new Refusals(),
                answering(head -> head.replace("http://other.example", "http://inner.example")
                        .replace("403 Forbidden", "404 Not Found")),
                directory);

        assertThat(relayed)
                .containsEntry("403 with a body", "relayed")
                .containsEntry("403 in chunks", "relayed")
                .containsEntry("302 to another host", "relayed")
                .containsEntry("connection closed", "closed");
        assertThat(changed)
                .containsEntry("403 with a body", "404")
                .containsEntry("302 to another host", "relayed with another Location")
                .containsEntry("503 with a body", "relayed");
    }

    @Test
    void earlyBytesAreForwardedHeldOrLost() {
        Map<String, String> atOnce = FakeProxy.answers(new EarlyBytes(), FAITHFUL, directory);
        Map<String, String> lost = FakeProxy.answers(
                new EarlyBytes(), asking(head -> head.replaceFirst("(?s)\r\n\r\n.*", "\r\n\r\n")), directory);
        Map<String, String> held = FakeProxy.answers(new EarlyBytes(), new HoldsUntilThe101(), directory);

        assertThat(atOnce)
                .containsEntry("origin's, with its 101", "delivered")
                .containsEntry("viewer's, before the 101", "forwarded at once");
        assertThat(lost).containsEntry("viewer's, before the 101", "lost");
        assertThat(held).containsEntry("viewer's, before the 101", "forwarded after the 101");
    }

    @Test
    void headersAreComparedWithWhatWasSent() {
        Map<String, String> kept = FakeProxy.answers(new Headers(), FAITHFUL, directory);
        Map<String, String> changed = FakeProxy.answers(
                new Headers(),
                asking(head -> head.replace("Upgrade: websocket\r\n", "")
                        .replace("X-longWIRE-cAsE", "X-Longwire-Case")
                        .replace("Connection: keep-alive, Upgrade", "Connection: close, upgrade")
                        .replaceFirst("\r\n\r\n", "\r\nUpgrade: websocket\r\nVia: 1.1 fake\r\n\r\n")
                        .replace("one\r\nSec-WebSocket-Protocol: two", "one, two")
                        .replace("Origin: https://app.example\r\n", "")),
                directory);

        assertThat(kept)
                .containsEntry("Connection", "keep-alive, Upgrade")
                .containsEntry("case of names", "kept")
                .containsEntry("order", "kept")
                .containsEntry("two lines of Sec-WebSocket-Protocol", "kept")
                .containsEntry("added", "none")
                .containsEntry("removed", "none");
        assertThat(changed)
                .containsEntry("Connection", "close, upgrade")
                .containsEntry("case of names", "X-Longwire-Case")
                .containsEntry("order", "changed")
                .containsEntry("two lines of Sec-WebSocket-Protocol", "joined")
                .containsEntry("added", "Via")
                .containsEntry("removed", "Origin");
    }

    @Test
    void theLongestHeadIsFoundByBisection() {
        Map<String, Finding> limited = FakeProxy.findings(new LongestHead(), new LimitsHeads(10_000), directory);
        Map<String, String> unlimited = FakeProxy.answers(new LongestHead(), FAITHFUL, directory);

        Finding cookie = limited.get("one long Cookie");
        assertThat(cookie.value()).isEqualTo("431 beyond");
        assertThat(cookie.amount().orElseThrow().number()).isBetween(9_000.0, 10_000.0);
        assertThat(unlimited.values()).containsOnly("no limit");
    }

    @Test
    void aProxyWithoutHttp2HasNone() {
        Map<String, String> answers = FakeProxy.answers(new Http2(), FAITHFUL, directory);

        assertThat(answers).containsExactly(Map.entry("offered", "no HTTP/2"));
    }

    private static Habits answering(UnaryOperator<String> change) {
        return new Habits() {
            @Override
            public byte[] toViewer(Relay.Pair relay, byte[] bytes) {
                return changed(bytes, change);
            }
        };
    }

    private static Habits asking(UnaryOperator<String> change) {
        return new Habits() {
            @Override
            public byte[] toOrigin(Relay.Pair relay, byte[] bytes) {
                return text(bytes).startsWith("GET ") ? changed(bytes, change) : bytes;
            }
        };
    }

    private static byte[] changed(byte[] bytes, UnaryOperator<String> change) {
        return change.apply(text(bytes)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Keeps what a viewer sends after its head until the origin has answered. */
    private static final class HoldsUntilThe101 implements Habits {
        private volatile byte[] held = {};

        @Override
        public byte[] toOrigin(Relay.Pair relay, byte[] bytes) {
            int end = text(bytes).indexOf("\r\n\r\n");
            if (!text(bytes).startsWith("GET ") || end < 0) {
                return bytes;
            }
            held = text(bytes).substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
            return text(bytes).substring(0, end + 4).getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] toViewer(Relay.Pair relay, byte[] bytes) throws IOException {
            relay.tellOrigin(held);
            return bytes;
        }
    }

    /** Refuses heads longer than so many bytes. */
    private record LimitsHeads(int mostBytes) implements Habits {
        @Override
        public byte[] toOrigin(Relay.Pair relay, byte[] bytes) throws IOException {
            if (bytes.length <= mostBytes) {
                return bytes;
            }
            relay.answer("HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\n\r\n");
            return new byte[0];
        }
    }
}
