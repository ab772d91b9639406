package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Socket.IO 5 over Engine.IO 4, by WebSocket from the start: the target's path ends with
 * {@code /socket.io/?EIO=4&transport=websocket}. A message is an event that wants an acknowledgement, which is the reply. Settings:
 * {@code namespace} (standard {@code /}) and {@code auth}, JSON for the CONNECT packet. Where viewers publish to others, a receiver
 * emits {@code subscribe}, the arguments of an event in JSON, and gets events; with {@code ack = none} publishers want no
 * acknowledgement.
 */
public final class SocketIo implements Protocol {
    @Override
    public String label() {
        return "socket.io";
    }

    @Override
    public Optional<String> message() {
        return Optional.of("[\"echo\",\"${payload}\"]");
    }

    /** The packet has it, before the message. */
    @Override
    public boolean needsId() {
        return false;
    }

    @Override
    public boolean fansOut() {
        return true;
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Events(talk);
    }

    private static final class Events implements Correlator {
        private static final byte OPEN = '0';
        private static final byte PING = '2';
        private static final byte MESSAGE = '4';
        private static final byte NOOP = '6';
        private static final byte CONNECT = '0';
        private static final byte DISCONNECT = '1';
        private static final byte EVENT = '2';
        private static final byte ACK = '3';
        private static final byte CONNECT_ERROR = '4';

        private final Talk talk;
        private final String namespace;
        private final byte[] event;
        private final boolean acknowledged;
        private final JsonFields error = new JsonFields("message");

        Events(Talk talk) {
            this.talk = talk;
            String name = talk.setting("namespace", "/");
            this.namespace = name.equals("/") ? "" : name + ",";
            this.event = ("42" + namespace).getBytes(StandardCharsets.UTF_8);
            this.acknowledged = !(talk.fansOut() && talk.setting("ack", "").equals("none"));
        }

        /** The service speaks first. */
        @Override
        public void opened(Talk opened) {
            // Its OPEN packet is answered in arrived().
        }

        @Override
        public boolean replies() {
            return acknowledged;
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            int start = out.writerIndex();
            out.writeBytes(event);
            if (acknowledged) {
                talk.messages().writeNumber(out, sequence);
            }
            talk.messages().write(out, sequence, talk.messageBytes() - (out.writerIndex() - start));
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            byte type = length == 0 ? 0 : from.getByte(start);
            switch (type) {
                case OPEN -> talk.say("40" + namespace + talk.setting("auth", ""));
                case PING -> talk.say("3");
                case MESSAGE -> packet(from, start + 1, start + length, receivedNanos);
                case NOOP -> {
                    // Means nothing.
                }
                default -> talk.corrupted();
            }
        }

        private void packet(ByteBuf from, int start, int end, long receivedNanos) {
            byte type = start == end ? 0 : from.getByte(start);
            int at = behindNamespace(from, start + 1, end);
            switch (type) {
                case CONNECT -> connected();
                case ACK -> talk.answered(Digits.leading(from, at, end), receivedNanos);
                case EVENT -> talk.pushed(from, at, end - at, receivedNanos);
                case CONNECT_ERROR -> {
                    boolean readable = error.read(from, at, end - at);
                    talk.refused("Socket.IO's connection was refused", readable ? error.text(0) : "");
                }
                case DISCONNECT -> talk.pushed();
                default -> talk.corrupted();
            }
        }

        private void connected() {
            String subscribe = talk.receives() ? talk.setting("subscribe", "") : "";
            if (!subscribe.isEmpty()) {
                talk.say("42" + namespace + subscribe);
            }
            talk.ready();
        }

        private static int behindNamespace(ByteBuf from, int start, int end) {
            if (start >= end || from.getByte(start) != '/') {
                return start;
            }
            int comma = from.indexOf(start, end, (byte) ',');
            return comma < 0 ? end : comma + 1;
        }
    }
}
