package longwire.origin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;

/** A viewer that is the JDK's, which knows nothing of ours and refuses frames that the standard doesn't allow. */
final class LibraryViewer implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private ByteBuffer binary = ByteBuffer.allocate(0);
    private final WebSocket socket;

    private LibraryViewer(URI uri, String... subprotocols) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], subprotocols[1]);
        }
        socket = builder.buildAsync(uri, this).join();
    }

    static LibraryViewer open(OriginServer origin, String path) {
        return new LibraryViewer(URI.create("ws://" + origin.endpoint() + path));
    }

    static LibraryViewer offering(OriginServer origin, String path, String first, String second) {
        return new LibraryViewer(URI.create("ws://" + origin.endpoint() + path), first, second);
    }

    WebSocket socket() {
        return socket;
    }

    /** The next message, whole: a String or a ByteBuffer; a pong as "pong …", a close as "close …". */
    Object next() throws InterruptedException {
        Object message = received.poll(Patience.SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came within " + Patience.SECONDS + " s");
        }
        return message;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        binary = ByteBuffer.allocate(binary.remaining() + part.remaining())
                .put(binary)
                .put(part)
                .flip();
        if (last) {
            received.add(binary);
            binary = ByteBuffer.allocate(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
        received.add("pong " + payload.remaining());
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        received.add("close " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        received.add("error " + failure);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
