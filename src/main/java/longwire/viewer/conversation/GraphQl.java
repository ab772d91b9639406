package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The subprotocol graphql-transport-ws: a viewer sends {@code connection_init} and waits for {@code connection_ack}; then each
 * operation has an id, and its first {@code next} is the reply. Setting {@code init}: the payload of {@code connection_init}, in
 * JSON. Where viewers publish to others, a receiver subscribes with the payload {@code subscribe}, in JSON, and each {@code next}
 * of that is what it gets.
 */
public final class GraphQl implements Protocol {
    @Override
    public String label() {
        return "graphql-transport-ws";
    }

    @Override
    public List<String> subprotocols() {
        return List.of("graphql-transport-ws");
    }

    @Override
    public Optional<String> message() {
        return Optional.of("{\"id\":\"${id}\",\"type\":\"subscribe\",\"payload\":{\"query\":"
                + "\"query($t:String!){echo(text:$t)}\",\"variables\":{\"t\":\"${payload}\"}}}");
    }

    @Override
    public boolean fansOut() {
        return true;
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Operations(talk);
    }

    private static final class Operations implements Correlator {
        private static final int TYPE = 0;
        private static final int ID = 1;
        private static final int PAYLOAD = 2;
        private static final byte[] NEXT = ascii("next");
        private static final byte[] COMPLETE = ascii("complete");
        private static final byte[] ERROR = ascii("error");
        private static final byte[] PING = ascii("ping");
        private static final byte[] PONG = ascii("pong");
        private static final byte[] ACK = ascii("connection_ack");

        /** No number, so that it is the id of no message. */
        private static final String SUBSCRIPTION = "s";

        private final Talk talk;
        private final JsonFields fields = new JsonFields("type", "id", "payload");
        private final JsonFields result = new JsonFields("errors");

        Operations(Talk talk) {
            this.talk = talk;
        }

        @Override
        public void opened(Talk opened) {
            String init = talk.setting("init", "");
            talk.say("{\"type\":\"connection_init\"" + (init.isEmpty() ? "" : ",\"payload\":" + init) + "}");
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            talk.messages().write(out, sequence, talk.messageBytes());
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            if (!fields.read(from, start, length)) {
                talk.corrupted();
            } else if (fields.is(TYPE, NEXT)) {
                next(from, start, length, receivedNanos);
            } else if (fields.is(TYPE, ERROR)) {
                error();
            } else if (fields.is(TYPE, PING)) {
                talk.say("{\"type\":\"pong\"}");
            } else if (fields.is(TYPE, ACK)) {
                acknowledged();
            } else if (fields.is(TYPE, PONG)) {
                talk.ready();
            } else if (!fields.is(TYPE, COMPLETE)) {
                talk.pushed();
            }
        }

        private void acknowledged() {
            if (!talk.receives()) {
                talk.ready();
                return;
            }
            talk.say("{\"id\":\"" + SUBSCRIPTION + "\",\"type\":\"subscribe\",\"payload\":"
                    + talk.setting("subscribe", "{\"query\":\"subscription{published}\"}") + "}");
            // Nothing answers a subscription, and a service takes messages in their order: its pong says that it has
            // it.
            talk.say("{\"type\":\"ping\"}");
        }

        private void error() {
            if (talk.receives()) {
                talk.refused("GraphQL's subscription was refused", fields.text(PAYLOAD));
            } else {
                talk.failed(fields.number(ID), fields.text(PAYLOAD));
            }
        }

        /** An operation that was executed may have failed all the same (GraphQL, section 7.1). */
        private void next(ByteBuf from, int start, int length, long receivedNanos) {
            if (talk.receives()) {
                talk.pushed(from, start, length, receivedNanos);
                return;
            }
            int payload = fields.start(PAYLOAD);
            if (payload != JsonFields.NONE
                    && result.read(from, payload, fields.end(PAYLOAD) - payload)
                    && result.has(0)) {
                talk.failed(fields.number(ID), result.text(0));
            } else {
                talk.answered(fields.number(ID), receivedNanos);
            }
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
