package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import longwire.fault.OutsideFault;

/** Messages as WebSocket frames on one upgraded connection; any number in flight. */
final class WebSocketWire implements Wire {
    private static final int NORMAL_CLOSURE = 1000;
    /** Represents a close frame without a code (RFC 6455, section 7.4.1). */
    private static final int NO_STATUS = 1005;

    private static final int LARGEST_CONTROL_PAYLOAD = 125;
    private static final int SHORT_HEAD_BYTES = 2;

    private final Link link;
    private final Carry carry = new Carry();
    private WebSocketHandshake handshake;
    private long requestedNanos;
    /** The message whose fragments are arriving, or null. */
    private ByteBuf fragments;

    private int fragmentsOpcode;
    private int closeCode;

    WebSocketWire(Link link) {
        this.link = link;
    }

    @Override
    public void connected() {
        handshake = new WebSocketHandshake(link.random());
        requestedNanos = link.nanoTime();
        byte[] request = handshake.request(link.target());
        Channel channel = link.channel();
        channel.writeAndFlush(channel.alloc().directBuffer(request.length).writeBytes(request), channel.voidPromise());
    }

    @Override
    public void send(long sequence) {
        int length = link.payloadBytes();
        int mask = link.random().nextInt();
        Channel channel = link.channel();
        ByteBuf frame = channel.alloc().directBuffer(Frames.LONGEST_HEAD_BYTES + length);
        Frames.writeHead(frame, link.text() ? Frames.TEXT : Frames.BINARY, length, mask);
        int start = frame.writerIndex();
        link.writeMessage(frame, sequence);
        Frames.mask(frame, start, length, mask);
        long sentNanos = link.nanoTime();
        channel.writeAndFlush(frame, channel.voidPromise());
        link.sent(sequence, sentNanos);
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
        ByteBuf code = link.channel().alloc().directBuffer(Short.BYTES).writeShort(NORMAL_CLOSURE);
        writeControl(Frames.CLOSE, code);
        code.release();
    }

    @Override
    public String disconnected() {
        carry.release();
        releaseFragments();
        String code = closeCode == 0 ? "none" : Integer.toString(closeCode);
        closeCode = 0;
        handshake = null;
        return code;
    }

    private boolean readHandshake(ByteBuf all) {
        ResponseHead head = link.loop().responseHead();
        if (!head.read(all)) {
            return false;
        }
        String refusal = handshake.refusal(head);
        if (!refusal.isEmpty()) {
            link.refused(refusal);
            all.skipBytes(all.readableBytes());
            return false;
        }
        handshake = null;
        link.upgraded(link.nanoTime() - requestedNanos);
        link.opened();
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
        if ((first & Frames.RESERVED) != 0 || (second & Frames.MASKED) != 0) {
            throw new OutsideFault("frame: reserved bits or a mask, which no server may send");
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
        } else if ((first & Frames.FIN) != 0 && opcode != 0) {
            link.arrived(all, start, length, opcode == Frames.TEXT, receivedNanos);
        } else {
            takeFragment(first, all, start, length, receivedNanos);
        }
    }

    private void takeFragment(int first, ByteBuf all, int start, int length, long receivedNanos) {
        int opcode = first & Frames.OPCODE;
        if (opcode != 0) {
            releaseFragments();
            fragments = link.channel().alloc().directBuffer(2 * length);
            fragmentsOpcode = opcode;
        } else if (fragments == null) {
            throw new OutsideFault("frame: a continuation without a first frame");
        }
        if (fragments.readableBytes() + length > StreamSettings.LARGEST_PAYLOAD_BYTES) {
            throw new OutsideFault("message: more than " + StreamSettings.LARGEST_PAYLOAD_BYTES + " bytes");
        }
        fragments.writeBytes(all, start, length);
        if ((first & Frames.FIN) != 0) {
            link.arrived(fragments, 0, fragments.readableBytes(), fragmentsOpcode == Frames.TEXT, receivedNanos);
            releaseFragments();
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
        closeCode = length < Short.BYTES ? NO_STATUS : all.getUnsignedShort(start);
        if (link.isOpen()) {
            writeControl(Frames.CLOSE, all.slice(start, Math.min(length, Short.BYTES)));
            link.channel().close();
        }
    }

    private void writeControl(int opcode, ByteBuf payload) {
        Channel channel = link.channel();
        int mask = link.random().nextInt();
        int length = payload.readableBytes();
        ByteBuf frame = channel.alloc().directBuffer(Frames.LONGEST_HEAD_BYTES + length);
        Frames.writeHead(frame, opcode, length, mask);
        int start = frame.writerIndex();
        frame.writeBytes(payload, payload.readerIndex(), length);
        Frames.mask(frame, start, length, mask);
        channel.writeAndFlush(frame, channel.voidPromise());
    }

    private void releaseFragments() {
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
    }
}
