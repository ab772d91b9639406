package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;

/** A service that sends each message back as it came, which needs no id. */
public final class Echo implements Protocol {
    @Override
    public String label() {
        return "echo";
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Correlator() {
            @Override
            public boolean text() {
                return talk.wantsText();
            }

            @Override
            public void write(ByteBuf out, long sequence) {
                talk.writeEcho(out, sequence);
            }

            @Override
            public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
                talk.echoed(from, start, length, text, receivedNanos);
            }
        };
    }
}
