import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty with its defaults; started by scripts/servers-check. */
public final class JettyEcho {
    private JettyEcho() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(
                server, container -> container.addMapping("/*", (request, response, callback) -> new Echo())));
        server.start();
        System.out.println("jetty " + Server.getVersion() + " listening on 127.0.0.1:" + connector.getLocalPort());
    }

    /** Found by Jetty through its methods. */
    public static final class Echo extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(String message) {
            getSession().sendText(message, Callback.NOOP);
        }

        @Override
        public void onWebSocketBinary(java.nio.ByteBuffer message, Callback callback) {
            java.nio.ByteBuffer copy = java.nio.ByteBuffer.allocate(message.remaining())
                    .put(message)
                    .flip();
            getSession().sendBinary(copy, callback);
        }
    }
}
