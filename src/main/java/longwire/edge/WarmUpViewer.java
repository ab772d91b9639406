package longwire.edge;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import longwire.network.Endpoint;

/** Who talks to the edge while it warms up: one connection after another, a WebSocket and a poll in turn. */
final class WarmUpViewer {
    /** The example of RFC 6455, section 1.3, with its answer. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    /** Enough for whatever a compiler waits for; a fast machine is done before its time is over. */
    private static final int MOST_CONNECTIONS = 2_000;

    private static final int FRAMES = 4;
    private static final int FRAME_BYTES = 64;
    /** What does not come within it does not come. */
    private static final int PATIENCE_MILLIS = 1_000;

    private static final String END = "\r\n\r\n";
    private static final String COMMON =
            " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: warm-up\r\nAccept-Encoding: gzip, deflate\r\n";
    private static final byte[] HANDSHAKE =
            ascii("GET /socket?id=1" + COMMON + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + END);
    private static final byte[] POLL = ascii("GET /poll?since=1" + COMMON + "Connection: keep-alive" + END);

    private final Endpoint edge;

    WarmUpViewer(Endpoint edge) {
        this.edge = edge;
    }

    /**
     * Connects as long as {@code goesOn}, or until an answer does not come.
     *
     * @return how often it was served
     */
    int connect(BooleanSupplier goesOn) {
        int connections = 0;
        try (Socket polling = open()) {
            while (connections < MOST_CONNECTIONS && goesOn.getAsBoolean()) {
                try (Socket tunnel = open()) {
                    frames(tunnel);
                }
                poll(polling);
                connections++;
            }
        } catch (IOException cold) {
            return connections;
        }
        return connections;
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(edge.host(), edge.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void frames(Socket tunnel) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(tunnel.getInputStream()));
        tunnel.getOutputStream().write(HANDSHAKE);
        readHead(in);
        byte[] frame = new byte[FRAME_BYTES];
        for (int i = 0; i < FRAMES; i++) {
            tunnel.getOutputStream().write(frame);
            in.readFully(frame);
        }
        // A reset leaves no port waiting.
        tunnel.setSoLinger(true, 0);
    }

    private static void poll(Socket polling) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(polling.getInputStream()));
        polling.getOutputStream().write(POLL);
        readHead(in);
        in.readFully(new byte[2]);
    }

    private static void readHead(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END, Math.max(0, head.length() - END.length())) < 0) {
            head.append((char) in.readUnsignedByte());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
