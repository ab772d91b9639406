package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import longwire.settings.PlaceholderText;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.MessageText;
import longwire.viewer.conversation.Talk;
import longwire.viewer.fanout.PublishStamp;

/** What a correlator says to its viewer and to the service. */
final class WireTalk implements Talk {
    private final Link link;
    private final WebSocketWire wire;
    private final ConversationSettings settings;
    private MessageText messages;
    /** Counts the connections, so that what was repeated on one ends with it. */
    private int round;

    WireTalk(Link link, WebSocketWire wire) {
        this.link = link;
        this.wire = wire;
        this.settings = link.conversation();
    }

    /** The connection has ended. */
    void ended() {
        round++;
    }

    @Override
    public void ready() {
        link.opened();
    }

    @Override
    public void refused(String reason, String detail) {
        link.refused(reason, link.opening().redacted(detail));
    }

    @Override
    public void say(String text) {
        wire.write(Frames.TEXT, ByteBufUtil.writeUtf8(link.channel().alloc(), text));
    }

    @Override
    public void say(ByteBuf bytes) {
        wire.write(Frames.BINARY, bytes);
    }

    @Override
    public void every(long nanos, Runnable beat) {
        int now = round;
        link.channel()
                .eventLoop()
                .schedule(
                        () -> {
                            if (round == now && link.channel().isActive()) {
                                beat.run();
                                every(nanos, beat);
                            }
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    @Override
    public void answered(long sequence, long receivedNanos) {
        link.answered(sequence, receivedNanos);
    }

    @Override
    public void failed(long sequence, String reason) {
        link.failed(sequence, link.opening().redacted(reason));
    }

    @Override
    public void pushed() {
        link.unasked();
    }

    @Override
    public void pushed(ByteBuf from, int start, int length, long receivedNanos) {
        if (!link.delivered(from, start, length, receivedNanos)) {
            link.unasked();
        }
    }

    @Override
    public boolean fansOut() {
        return link.seat() != null;
    }

    @Override
    public boolean receives() {
        return fansOut() && !link.seat().publishes();
    }

    @Override
    public void corrupted() {
        link.corrupted();
    }

    @Override
    public void echoed(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
        link.arrived(from, start, length, text, receivedNanos);
    }

    @Override
    public void writeEcho(ByteBuf out, long sequence) {
        link.writeMessage(out, sequence);
    }

    @Override
    public int messageBytes() {
        return link.payloadBytes();
    }

    @Override
    public boolean wantsText() {
        return link.text();
    }

    @Override
    public MessageText messages() {
        if (messages == null) {
            messages = new MessageText(settings.messages(), values(), fansOut() ? stamping() : MessageText.Head.NONE);
        }
        return messages;
    }

    private MessageText.Head stamping() {
        return new MessageText.Head() {
            /** Not the number of the message: that begins anew with each stream of the viewer. */
            private long published;

            @Override
            public int bytes() {
                return PublishStamp.BYTES;
            }

            @Override
            public void write(ByteBuf out, long sequence) {
                link.seat().writeStamp(out, published++, link.dueNanos(sequence));
            }
        };
    }

    @Override
    public UnaryOperator<String> values() {
        return link.opening().values();
    }

    @Override
    public String setting(String name, String otherwise) {
        String said = settings.settings().getOrDefault(name, otherwise);
        return PlaceholderText.parse("conversation.settings." + name, said).fill(values());
    }
}
