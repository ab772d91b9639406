package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import longwire.viewer.conversation.Correlator;
import longwire.viewer.response.ResponseHead;

/** Messages as WebSocket frames on one upgraded connection; any number in flight. */
final class WebSocketWire implements Wire {
    private static final int NORMAL_CLOSURE = 1000;
    /** Represents a close frame without a code (RFC 6455, section 7.4.1). */
    private static final int NO_STATUS = 1005;

    private static final int LARGEST_CONTROL_PAYLOAD = 125;
    private static final Pattern CONTROL_LETTERS = Pattern.compile("\\p{Cntrl}+");
    private static final int SHORT_HEAD_BYTES = 2;

    private final Link link;
    private final WireTalk talk;
    private final Correlator correlator;
    private final MessageFrames.Reader reader;
    private final Carry carry = new Carry();
    private final RefusedHandshake refused;
    private final MessageFrames messages;
    private WebSocketHandshake handshake;

    private long requestedNanos;
    /** Code and reason of the close frame that came, such as {@code 1001 going away}, or empty. */
    private String closed = "";

    WebSocketWire(Link link) {
        this.link = link;
        this.talk = new WireTalk(link, this);
        this.correlator = link.conversation().protocol().correlator(talk);
        this.reader = correlator::arrived;
        this.refused = new RefusedHandshake(link);
        this.messages = new MessageFrames(link);
    }

    @Override
    public void connected() {
        handshake = new WebSocketHandshake(link.random());
        requestedNanos = link.nanoTime();
        byte[] request = handshake.request(link.target(), link.opening(), link.redirected(), link.deflate());
        Channel channel = link.channel();
        channel.writeAndFlush(channel.alloc().directBuffer(request.length).writeBytes(request), channel.voidPromise());
        link.requested();
    }

    @Override
    public void send(long sequence) {
        Channel channel = link.channel();
        ByteBuf frame = channel.alloc().directBuffer(Frames.LONGEST_HEAD_BYTES + link.payloadBytes(sequence));
        // The head comes before the message, and its length is known after it.
        frame.setIndex(Frames.LONGEST_HEAD_BYTES, Frames.LONGEST_HEAD_BYTES);
        correlator.write(frame, sequence);
        ByteBuf frames = messages.frames(frame, correlator.text() ? Frames.TEXT : Frames.BINARY);
        long sentNanos = link.nanoTime();
        channel.writeAndFlush(frames, channel.voidPromise());
        link.sent(sequence, sentNanos);
        if (!correlator.replies()) {
            link.settled(sequence);
        }
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        ByteBuf all = carry.with(bytes);
        if (handshake == null || readHandshake(all)) {
            while (readFrame(all, receivedNanos)) {
                // Messages are written one after another.
            }
        }
        carry.keep(all, link.channel().alloc());
    }

    @Override
    public void ping() {
        link.pinged();
        ByteBuf payload = link.channel().alloc().directBuffer(Long.BYTES);
        writeControl(Frames.PING, payload.writeLong(link.nanoTime()));
        payload.release();
    }

    @Override
    public void close() {
        correlator.closing();
        ByteBuf code = link.channel().alloc().directBuffer(Short.BYTES).writeShort(NORMAL_CLOSURE);
        writeControl(Frames.CLOSE, code);
        code.release();
    }

    @Override
    public String disconnected() {
        refused.tell();
        talk.ended();
        correlator.ended();
        carry.release();
        messages.end();
        String code = closed.isEmpty() ? "none" : closed;
        closed = "";
        handshake = null;
        return code;
    }

    private boolean readHandshake(ByteBuf all) {
        if (refused.isOn()) {
            refused.read(all);
            return false;
        }
        ResponseHead head = link.loop().responseHead();
        if (!head.read(all)) {
            return false;
        }
        String reason = handshake.refusal(
                head, link.opening().subprotocols(), link.deflate(), link.channel() instanceof Http2StreamChannel);
        if (!reason.isEmpty()) {
            refused.begin(reason, head, all);
            return false;
        }
        messages.begin(handshake.agreed());
        handshake = null;
        link.upgraded(link.nanoTime() - requestedNanos);
        correlator.opened(talk);
        return true;
    }

    /** Reads one frame; returns false if it is incomplete. */
    private boolean readFrame(ByteBuf all, long receivedNanos) {
        int start = all.readerIndex();
        int available = all.readableBytes();
        if (available < SHORT_HEAD_BYTES) {
            return false;
        }
        int first = all.getByte(start);
        int second = all.getByte(start + 1);
        Frames.checkReserved(first, messages.deflates());
        if ((second & Frames.MASKED) != 0) {
            throw new OutsideFault("frame: a mask, which no server may send");
        }
        int headBytes = SHORT_HEAD_BYTES;
        long length = second & Frames.LENGTH;
        if (length == Frames.TWO_BYTES) {
            headBytes += Short.BYTES;
            length = available < headBytes ? 0 : all.getUnsignedShort(start + SHORT_HEAD_BYTES);
        } else if (length == Frames.EIGHT_BYTES) {
            headBytes += Long.BYTES;
            length = available < headBytes ? 0 : all.getLong(start + SHORT_HEAD_BYTES);
        }
        if (length < 0 || length > StreamSettings.LARGEST_PAYLOAD_BYTES) {
            throw new OutsideFault(
                    "frame: " + length + " bytes (expected: at most " + StreamSettings.LARGEST_PAYLOAD_BYTES + ")");
        }
        if (available < headBytes + length) {
            return false;
        }
        take(first, all, start + headBytes, (int) length, receivedNanos);
        all.readerIndex(start + headBytes + (int) length);
        return true;
    }

    private void take(int first, ByteBuf all, int start, int length, long receivedNanos) {
        int opcode = first & Frames.OPCODE;
        if ((opcode & Frames.CONTROL) != 0) {
            takeControl(opcode, all, start, length, receivedNanos);
        } else {
            messages.take(first, all, start, length, receivedNanos, reader);
        }
    }

    private void takeControl(int opcode, ByteBuf all, int start, int length, long receivedNanos) {
        if (length > LARGEST_CONTROL_PAYLOAD) {
            throw new OutsideFault("control frame: " + length + " bytes (expected: at most 125)");
        }
        switch (opcode) {
            case Frames.PING -> writeControl(Frames.PONG, all.slice(start, length));
            case Frames.PONG -> takePong(all, start, length, receivedNanos);
            case Frames.CLOSE -> takeClose(all, start, length);
            default -> throw new OutsideFault("frame: opcode " + opcode + " is unknown");
        }
    }

    private void takePong(ByteBuf all, int start, int length, long receivedNanos) {
        if (length == Long.BYTES) {
            link.ponged(receivedNanos - all.getLong(start));
        }
    }

    private void takeClose(ByteBuf all, int start, int length) {
        int code = length < Short.BYTES ? NO_STATUS : all.getUnsignedShort(start);
        String reason = length <= Short.BYTES
                ? ""
                : all.toString(start + Short.BYTES, length - Short.BYTES, StandardCharsets.UTF_8);
        closed = (code + " "
                        + CONTROL_LETTERS
                                .matcher(link.opening().redacted(reason.strip()))
                                .replaceAll(" "))
                .strip();
        if (link.isOpen()) {
            writeControl(Frames.CLOSE, all.slice(start, Math.min(length, Short.BYTES)));
            link.channel().close();
        } else if (link.isOpening()) {
            // The service did not like what the conversation began with.
            writeControl(Frames.CLOSE, all.slice(start, Math.min(length, Short.BYTES)));
            link.refused("closed with " + closed);
        }
    }

    /** Sends a message of the conversation's own; {@code payload} is released. */
    void write(int opcode, ByteBuf payload) {
        Channel channel = link.channel();
        channel.writeAndFlush(messages.frames(withRoom(payload), opcode), channel.voidPromise());
        payload.release();
    }

    private void writeControl(int opcode, ByteBuf payload) {
        Channel channel = link.channel();
        ByteBuf frame = withRoom(payload);
        Frames.prependHead(frame, opcode, link.random().nextInt());
        channel.writeAndFlush(frame, channel.voidPromise());
    }

    /** A copy of {@code payload} with room for a head before it. */
    private ByteBuf withRoom(ByteBuf payload) {
        int length = payload.readableBytes();
        ByteBuf copy = link.channel().alloc().directBuffer(Frames.LONGEST_HEAD_BYTES + length);
        copy.setIndex(Frames.LONGEST_HEAD_BYTES, Frames.LONGEST_HEAD_BYTES);
        return copy.writeBytes(payload, payload.readerIndex(), length);
    }
}
