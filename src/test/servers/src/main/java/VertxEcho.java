import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** Vert.x with its defaults; started by scripts/servers-check. */
public final class VertxEcho {
    private static final String VERSION = "5.0.7";

    private VertxEcho() {}

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer().webSocketHandler(socket -> {
            socket.textMessageHandler(socket::writeTextMessage);
            socket.binaryMessageHandler(socket::writeBinaryMessage);
        });
        server.listen(0, "127.0.0.1")
                .onSuccess(listening ->
                        System.out.println("vert.x " + VERSION + " listening on 127.0.0.1:" + listening.actualPort()));
    }
}
