package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * SignalR's hub protocol in JSON: records that end with 0x1e, a handshake of its own, invocations with an id and their
 * completions. The viewer skips the negotiation, as clients may that use WebSockets alone. Where viewers publish to others, a
 * receiver sends the record {@code subscribe}, a setting in JSON, and gets invocations.
 */
public final class SignalR implements Protocol {
    private static final String END = "\u001e";

    @Override
    public String label() {
        return "signalr";
    }

    @Override
    public Optional<String> message() {
        return Optional.of(
                "{\"type\":1,\"invocationId\":\"${id}\",\"target\":\"Echo\",\"arguments\":[\"${payload}\"]}");
    }

    @Override
    public boolean fansOut() {
        return true;
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Invocations(talk);
    }

    private static final class Invocations implements Correlator {
        private static final byte SEPARATOR = 0x1e;
        private static final int TYPE = 0;
        private static final int ID = 1;
        private static final int ERROR = 2;
        private static final int COMPLETION = 3;
        private static final int PING = 6;
        private static final int CLOSE = 7;
        /** A hub closes a connection that says nothing for 30 s; its own clients ping at half of that. */
        private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(15);

        private final Talk talk;
        private final JsonFields fields = new JsonFields("type", "invocationId", "error");
        private boolean greeted;

        Invocations(Talk talk) {
            this.talk = talk;
        }

        @Override
        public void opened(Talk opened) {
            greeted = false;
            talk.say("{\"protocol\":\"json\",\"version\":1}" + END);
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            talk.messages().write(out, sequence, talk.messageBytes() - 1);
            out.writeByte(SEPARATOR);
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            int at = start;
            int end = start + length;
            while (at < end) {
                int separator = from.indexOf(at, end, SEPARATOR);
                if (separator < 0 || !fields.read(from, at, separator - at)) {
                    talk.corrupted();
                    return;
                }
                record(from, at, separator - at, receivedNanos);
                at = separator + 1;
            }
        }

        private void record(ByteBuf from, int start, int length, long receivedNanos) {
            if (!greeted) {
                greet();
                return;
            }
            int type = (int) fields.number(TYPE);
            if (type == COMPLETION && fields.has(ERROR)) {
                talk.failed(fields.number(ID), fields.text(ERROR));
            } else if (type == COMPLETION) {
                talk.answered(fields.number(ID), receivedNanos);
            } else if (type != PING && type != CLOSE) {
                talk.pushed(from, start, length, receivedNanos);
            }
        }

        private void greet() {
            if (fields.has(ERROR)) {
                talk.refused("SignalR's handshake was refused", fields.text(ERROR));
                return;
            }
            greeted = true;
            talk.every(PING_NANOS, () -> talk.say("{\"type\":6}" + END));
            String subscribe = talk.receives() ? talk.setting("subscribe", "") : "";
            if (!subscribe.isEmpty()) {
                talk.say(subscribe + END);
            }
            talk.ready();
        }
    }
}
