import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Java-WebSocket with its defaults; started by scripts/servers-check. */
public final class JavaWebSocketEcho extends WebSocketServer {
    private JavaWebSocketEcho() {
        super(new InetSocketAddress("127.0.0.1", 0));
    }

    public static void main(String[] arguments) {
        new JavaWebSocketEcho().start();
    }

    @Override
    public void onStart() {
        System.out.println("java-websocket 1.6.0 listening on 127.0.0.1:" + getPort());
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        connection.send(message);
    }

    @Override
    public void onMessage(WebSocket connection, ByteBuffer message) {
        connection.send(message);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {
        failure.printStackTrace();
    }
}
