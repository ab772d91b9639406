package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * JSON-RPC 2.0: a request has an id, and its response has the same (section 5). A response with {@code error} says that the
 * request failed; a message without an id is a notification, which nobody asked for. The setting {@code id} names another field
 * for services that speak JSON of their own. Where viewers publish to others, a receiver sends {@code subscribe}, a setting, and
 * gets notifications.
 */
public final class JsonRpc implements Protocol {
    private static final String ID_FIELD = "id";

    @Override
    public String label() {
        return "json-rpc";
    }

    @Override
    public Optional<String> message() {
        return Optional.of("{\"jsonrpc\":\"2.0\",\"id\":${id},\"method\":\"echo\",\"params\":[\"${payload}\"]}");
    }

    @Override
    public boolean fansOut() {
        return true;
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Requests(talk, talk.setting(ID_FIELD, ID_FIELD));
    }

    private static final class Requests implements Correlator {
        private static final int ID = 0;
        private static final int ERROR = 1;

        private final Talk talk;
        private final JsonFields fields;

        Requests(Talk talk, String id) {
            this.talk = talk;
            this.fields = new JsonFields(id, "error");
        }

        @Override
        public void opened(Talk opened) {
            String subscribe = talk.receives() ? talk.setting("subscribe", "") : "";
            if (!subscribe.isEmpty()) {
                talk.say(subscribe);
            }
            talk.ready();
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            talk.messages().write(out, sequence, talk.messageBytes());
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            if (!fields.read(from, start, length)) {
                talk.corrupted();
                return;
            }
            long id = fields.number(ID);
            if (fields.has(ERROR) && id != JsonFields.NONE) {
                talk.failed(id, fields.text(ERROR));
            } else if (id != JsonFields.NONE) {
                talk.answered(id, receivedNanos);
            } else {
                talk.pushed(from, start, length, receivedNanos);
            }
        }
    }
}
