package longwire.viewer.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The server side of one connection, message by message. */
final class Conversation {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Peer peer;
    private final int number;

    Conversation(Socket socket, Peer peer, int number) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.peer = peer;
        this.number = number;
    }

    /** Whether this is the first connection to its server. */
    boolean isFirst() {
        return number == 0;
    }

    void open() throws IOException {
        peer.open(in, out);
    }

    /**
     * Reads the next message.
     *
     * @throws EOFException if the viewer ends the connection
     */
    byte[] read() throws IOException {
        byte[] message = peer.read(in, out);
        if (message == null) {
            throw new EOFException("the viewer closed the connection");
        }
        return message;
    }

    List<byte[]> read(int messages) throws IOException {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < messages) {
            all.add(read());
        }
        return all;
    }

    void answer(byte[] message) throws IOException {
        send(bytesOf(message));
    }

    /** Sends the first half of a reply. */
    void answerHalf(byte[] message) throws IOException {
        byte[] whole = bytesOf(message);
        send(Arrays.copyOf(whole, (whole.length + 1) / 2));
    }

    /** Sends all replies in one write. */
    void answerTogether(Iterable<byte[]> messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            peer.write(all, message);
        }
        send(all.toByteArray());
    }

    void subscribe() throws IOException {
        peer.subscribe(in, out);
    }

    /** Answers every message until the viewer ends the connection. */
    void echo() throws IOException {
        while (true) {
            answer(read());
        }
    }

    /** Reads until the viewer ends the connection. */
    void listen() throws IOException {
        while (true) {
            read();
        }
    }

    /** Sends the goodbye; returns its code. */
    String goAway() throws IOException {
        String code = peer.goAway(out);
        out.flush();
        return code;
    }

    /** Ends the connection, but first reads what the viewer still sends: a reset would discard what it has not read yet. */
    void end() throws IOException {
        socket.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
    }

    private byte[] bytesOf(byte[] message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        peer.write(bytes, message);
        return bytes.toByteArray();
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
