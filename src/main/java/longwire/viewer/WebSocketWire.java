package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;

/** Messages as WebSocket frames on one upgraded connection; any number in flight. */
final class WebSocketWire implements Wire {
    private static final int NORMAL_CLOSURE = 1000;
    /** What stands for a close frame without a code (RFC 6455, section 7.4.1). */
    private static final int NO_STATUS = 1005;

    private static final int LARGEST_CONTROL_PAYLOAD = 125;
    private static final int SHORT_HEAD_BYTES = 2;

    private final Viewer viewer;
    private final Carry carry = new Carry();
    private WebSocketHandshake handshake;
    private long requestedNanos;
    /** The message whose fragments are coming, or null. */
    private ByteBuf fragments;

    private int fragmentsOpcode;
    private int closeCode;

    WebSocketWire(Viewer viewer) {
        this.viewer = viewer;
    }

    @Override
    public void connected() {
        handshake = new WebSocketHandshake(viewer.loop().random());
        requestedNanos = viewer.loop().clock().nanoTime();
        byte[] request = handshake.request(viewer.target());
        Channel channel = viewer.channel();
        channel.writeAndFlush(channel.alloc().directBuffer(request.length).writeBytes(request), channel.voidPromise());
    }

    @Override
    public void send(long sequence) {
        Stream stream = viewer.stream();
        StreamSettings settings = stream.settings();
        long due = stream.inFlight().dueNanos(sequence);
        int length = settings.payloadBytes();
        int mask = viewer.loop().random().nextInt();
        Channel channel = viewer.channel();
        ByteBuf frame = channel.alloc().directBuffer(Frames.LONGEST_HEAD_BYTES + length);
        Frames.writeHead(frame, settings.text() ? Frames.TEXT : Frames.BINARY, length, mask);
        int start = frame.writerIndex();
        ByteBuffer payload = viewer.loop().payload(length);
        if (settings.text()) {
            viewer.loop().stamp().writeText(payload, sequence, due);
        } else {
            viewer.loop().stamp().write(payload, sequence, due);
        }
        frame.writeBytes(payload.array(), 0, length);
        Frames.mask(frame, start, length, mask);
        long sentNanos = viewer.loop().clock().nanoTime();
        channel.writeAndFlush(frame, channel.voidPromise());
        stream.sent(sequence, sentNanos, due);
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        ByteBuf all = carry.with(bytes);
        if (handshake == null || readHandshake(all)) {
            while (readFrame(all, receivedNanos)) {
                // One after another.
            }
        }
        carry.keep(all, viewer.channel().alloc());
    }

    @Override
    public void ping() {
        viewer.readings().tally().add(Count.PINGS);
        ByteBuf payload = viewer.channel().alloc().directBuffer(Long.BYTES);
        writeControl(Frames.PING, payload.writeLong(viewer.loop().clock().nanoTime()));
        payload.release();
    }

    @Override
    public void close() {
        ByteBuf code = viewer.channel().alloc().directBuffer(Short.BYTES).writeShort(NORMAL_CLOSURE);
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
        ResponseHead head = viewer.loop().responseHead();
        if (!head.read(all)) {
            return false;
        }
        String refusal = handshake.refusal(head);
        if (!refusal.isEmpty()) {
            viewer.refused(refusal);
            all.skipBytes(all.readableBytes());
            return false;
        }
        handshake = null;
        viewer.record(Series.UPGRADE, viewer.loop().clock().nanoTime() - requestedNanos);
        viewer.opened();
        return true;
    }

    /** Takes one frame, if it is whole. */
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
            takeMessage(opcode, all, start, length, receivedNanos);
        } else {
            takeFragment(first, all, start, length, receivedNanos);
        }
    }

    private void takeMessage(int opcode, ByteBuf from, int start, int length, long receivedNanos) {
        Stamp stamp = viewer.loop().stamp();
        ByteBuffer payload = viewer.loop().payload(length);
        from.getBytes(start, payload.array(), 0, length);
        boolean ours = opcode == Frames.TEXT ? stamp.readText(payload) : stamp.read(payload);
        if (viewer.feed() == null) {
            // Events may come before anybody asked for them.
            return;
        }
        if (!ours) {
            viewer.readings().tally().add(Count.CORRUPTED);
        } else if (viewer.stream() == null) {
            viewer.feed().event(stamp.sequence(), stamp.timeNanos(), receivedNanos);
        } else {
            viewer.stream().answered(stamp.sequence(), stamp.timeNanos(), receivedNanos);
        }
    }

    private void takeFragment(int first, ByteBuf all, int start, int length, long receivedNanos) {
        int opcode = first & Frames.OPCODE;
        if (opcode != 0) {
            releaseFragments();
            fragments = viewer.channel().alloc().directBuffer(2 * length);
            fragmentsOpcode = opcode;
        } else if (fragments == null) {
            throw new OutsideFault("frame: a continuation of nothing");
        }
        if (fragments.readableBytes() + length > StreamSettings.LARGEST_PAYLOAD_BYTES) {
            throw new OutsideFault("message: more than " + StreamSettings.LARGEST_PAYLOAD_BYTES + " bytes");
        }
        fragments.writeBytes(all, start, length);
        if ((first & Frames.FIN) != 0) {
            takeMessage(fragmentsOpcode, fragments, 0, fragments.readableBytes(), receivedNanos);
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
            default -> throw new OutsideFault("frame: opcode " + opcode + " means nothing");
        }
    }

    private void takePong(ByteBuf all, int start, int length, long receivedNanos) {
        if (length == Long.BYTES) {
            viewer.readings().tally().add(Count.PONGS);
            viewer.record(Series.PING, receivedNanos - all.getLong(start));
        }
    }

    private void takeClose(ByteBuf all, int start, int length) {
        closeCode = length < Short.BYTES ? NO_STATUS : all.getUnsignedShort(start);
        if (viewer.isOpen()) {
            writeControl(Frames.CLOSE, all.slice(start, Math.min(length, Short.BYTES)));
            viewer.channel().close();
        }
    }

    private void writeControl(int opcode, ByteBuf payload) {
        Channel channel = viewer.channel();
        int mask = viewer.loop().random().nextInt();
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
