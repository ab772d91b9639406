package longwire.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import longwire.clock.Patience;
import longwire.network.Endpoint;

/** One end of a connection, spoken byte by byte; characters are bytes. */
final class Wire implements AutoCloseable {
    private static final int SILENCE_MILLIS = 100;

    private final Socket socket;
    private final InputStream in;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        socket.setSoTimeout(Patience.MILLIS);
        socket.setTcpNoDelay(true);
    }

    static Wire to(Endpoint endpoint) throws IOException {
        return new Wire(new Socket(InetAddress.getByName(endpoint.host()), endpoint.port()));
    }

    /** A viewer that speaks TLS as {@code tls} does; the handshake comes with the first byte. */
    static Wire to(Endpoint endpoint, SSLContext tls) throws IOException {
        return new Wire(tls.getSocketFactory().createSocket(InetAddress.getByName(endpoint.host()), endpoint.port()));
    }

    Socket socket() {
        return socket;
    }

    Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Reads up to and with {@code end}; what came when the connection ended before. */
    String readTo(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, text.length() - end.length()) < 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    String readHead() throws IOException {
        return readTo("\r\n\r\n");
    }

    String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** All that comes until the other side's FIN. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether nothing comes for as long as a byte that is on its way would take many times over. */
    boolean isSilent() throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(Patience.MILLIS);
        }
    }

    Wire sendEnd() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
