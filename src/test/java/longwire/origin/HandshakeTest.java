package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    private final OriginServer origin = Origins.start(Origins.ONE_EVENT);

    @AfterEach
    void stop() {
        origin.close();
    }

    /** The sample of RFC 6455, section 1.3. */
    @Test
    void theStandardsSampleIsAnsweredByteForByte() throws Exception {
        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.handshake("/echo", "Sec-WebSocket-Protocol: chat, superchat\r\n"));

            assertThat(viewer.readHead())
                    .isEqualTo("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                            + "Sec-WebSocket-Protocol: chat\r\n\r\n");
        }
    }

    @Test
    void theFirstSubprotocolIsTaken() {
        try (LibraryViewer viewer = LibraryViewer.offering(origin, "/echo", "v2.longwire", "v1.longwire")) {
            assertThat(viewer.socket().getSubprotocol()).isEqualTo("v2.longwire");
        }
    }

    @Test
    void ofTheExtensionsDeflateIsAgreedTo() throws Exception {
        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.handshake(
                    "/echo",
                    "Sec-WebSocket-Extensions: x-gzip\r\n"
                            + "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9\r\n"));

            assertThat(viewer.readHead())
                    .startsWith("HTTP/1.1 101 ")
                    .contains("Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9\r\n");
        }
    }

    @Test
    void anotherExtensionIsNotAgreedTo() throws Exception {
        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.handshake("/echo", "Sec-WebSocket-Extensions: x-gzip\r\n"));

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("extensions");
        }
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource({
        "Sec-WebSocket-Key, X-Other, 'no key', 400",
        "dGhlIHNhbXBsZSBub25jZQ==, c2hvcnQ=, 'a short key', 400",
        "dGhlIHNhbXBsZSBub25jZQ==, ???, 'a key that is not base64', 400",
        "Sec-WebSocket-Version: 13, 'Sec-WebSocket-Version: 8', 'an old version', 426",
        "Sec-WebSocket-Version, X-Other, 'no version', 426",
        "Connection: Upgrade, Connection: keep-alive, 'no upgrade asked for', 426",
        "Upgrade: websocket, Upgrade: h2c, 'an upgrade to something else', 426",
        "HTTP/1.1, HTTP/1.0, 'an upgrade in HTTP/1.0', 426",
        "GET, POST, 'another method', 405",
        "/echo, /elsewhere, 'a path that has no WebSocket', 404",
        "Host: origin, 'Content-Length: 2', 'a body', 400",
    })
    void aBadHandshakeIsRefused(String from, String to, String what, int status) throws Exception {
        String good = RawViewer.text(RawViewer.handshake("/echo"));
        assertThat(good).contains(from);

        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes(good.replace(from, to) + (what.equals("a body") ? "hi" : "")));

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void anOldVersionIsToldTheRightOne() throws Exception {
        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            String old = RawViewer.text(RawViewer.handshake("/feed")).replace("Version: 13", "Version: 7");
            viewer.send(RawViewer.bytes(old));

            assertThat(viewer.readHead()).contains("\r\nsec-websocket-version: 13\r\n");
        }
    }

    @Test
    void twoKeysAreRefused() throws Exception {
        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.handshake("/echo", "Sec-WebSocket-Key: " + RawViewer.SAMPLE_KEY + "\r\n"));

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void tokensAreReadInAnyCaseAndAmongOthers() throws Exception {
        try (RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            String other = RawViewer.text(RawViewer.handshake("/echo"))
                    .replace("Connection: Upgrade", "connection: keep-alive, uPGRADE")
                    .replace("Upgrade: websocket", "upgrade: WebSocket");
            viewer.send(RawViewer.bytes(other));

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 101 ");
        }
    }
}
