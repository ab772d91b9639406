package longwire.viewer.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;

/** The other side of one connection, message by message. */
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

    /** Whether it is the first connection of its server. */
    boolean isFirst() {
        return number == 0;
    }

    void open() throws IOException {
        peer.open(in, out);
    }

    /**
     * The next message.
     *
     * @throws EOFException where the viewer ends the connection
     */
    byte[] read() throws IOException {
        byte[] message = peer.read(in, out);
        if (message == null) {
            throw new EOFException("the viewer said goodbye");
        }
        return message;
    }

    void answer(byte[] message) throws IOException {
        send(bytesOf(message));
    }

    /** Answers in as many packets as there are bytes. */
    void answerByteByByte(byte[] message) throws IOException {
        for (byte each : bytesOf(message)) {
            send(new byte[] {each});
        }
    }

    /** Answers with the first half of what an answer is. */
    void answerHalf(byte[] message) throws IOException {
        byte[] whole = bytesOf(message);
        send(Arrays.copyOf(whole, (whole.length + 1) / 2));
    }

    /** Answers all at once. */
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

    /** Answers each message until the viewer ends the connection. */
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

    /** Says goodbye; gives the code. */
    String goAway() throws IOException {
        String code = peer.goAway(out);
        out.flush();
        return code;
    }

    /** Ends the connection. What the viewer still sends is taken first, or the reset would overtake what was sent to it. */
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
