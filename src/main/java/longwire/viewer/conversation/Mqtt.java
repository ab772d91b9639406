package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * MQTT 3.1.1, or 5 with the setting {@code version = 5}, in binary messages. With {@code qos = 1} (the standard) the reply to a
 * PUBLISH is its PUBACK. With {@code qos = 0} it is the same message as the broker brings it back by a subscription, and none where
 * viewers publish to others. Settings: {@code topic} (standard {@code longwire/${index}}, or {@code longwire} for all where
 * viewers publish to others), {@code subscribe} (a filter; the topic for receivers and with QoS 0, none otherwise),
 * {@code client} (standard {@code longwire-${index}}), {@code user}, {@code password}, {@code keep-alive} in seconds (standard 60).
 */
public final class Mqtt implements Protocol {
    @Override
    public String label() {
        return "mqtt";
    }

    @Override
    public List<String> subprotocols() {
        return List.of("mqtt");
    }

    /** The id comes first, where a subscriber reads it. */
    @Override
    public Optional<String> message() {
        return Optional.of("${id} ${payload}");
    }

    @Override
    public boolean fansOut() {
        return true;
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Packets(talk);
    }

    private static final class Packets implements Correlator {
        private static final int CONNECT = 0x10;
        private static final int CONNACK = 2;
        private static final int PUBLISH = 3;
        private static final int PUBACK = 4;
        private static final int SUBSCRIBE = 0x82;
        private static final int SUBACK = 9;
        private static final int PINGREQ = 0xc0;
        private static final int PINGRESP = 13;
        private static final int DISCONNECT = 0xe0;
        private static final int DISCONNECTED = 14;
        private static final int TYPE_BITS = 4;
        private static final int CLEAN_START = 2;
        private static final int WITH_USER = 0x80;
        private static final int WITH_PASSWORD = 0x40;
        private static final int QOS_1 = 2;
        /** From here on a code says that something failed. */
        private static final int FAILURE = 0x80;
        /** Packet identifiers are 1 to 65,535. */
        private static final int IDENTIFIERS = 0xffff;

        private final Talk talk;
        private final boolean five;
        private final boolean acknowledged;
        private final byte[] topic;
        private final String subscribe;
        private final Leftover leftover = new Leftover();
        private long newest = -1;

        Packets(Talk talk) {
            this.talk = talk;
            this.five = talk.setting("version", "3.1.1").equals("5");
            this.acknowledged = !talk.setting("qos", "1").equals("0");
            boolean fansOut = talk.fansOut();
            String name = talk.setting("topic", fansOut ? "longwire" : "longwire/${index}");
            this.topic = name.getBytes(StandardCharsets.UTF_8);
            boolean subscribes = fansOut ? talk.receives() : !acknowledged;
            this.subscribe = fansOut && !subscribes ? "" : talk.setting("subscribe", subscribes ? name : "");
        }

        @Override
        public boolean text() {
            return false;
        }

        @Override
        public boolean replies() {
            return acknowledged || !talk.fansOut();
        }

        @Override
        public void opened(Talk opened) {
            String user = talk.setting("user", "");
            String password = talk.setting("password", "");
            int keepAlive = Integer.parseInt(talk.setting("keep-alive", "60"));
            ByteBuf body = Unpooled.buffer();
            MqttBytes.writeText(body, "MQTT");
            body.writeByte(five ? 5 : 4)
                    .writeByte(
                            CLEAN_START | (user.isEmpty() ? 0 : WITH_USER) | (password.isEmpty() ? 0 : WITH_PASSWORD))
                    .writeShort(keepAlive);
            writeProperties(body);
            MqttBytes.writeText(body, talk.setting("client", "longwire-${index}"));
            if (!user.isEmpty()) {
                MqttBytes.writeText(body, user);
            }
            if (!password.isEmpty()) {
                MqttBytes.writeText(body, password);
            }
            say(CONNECT, body);
            if (keepAlive > 0) {
                talk.every(TimeUnit.SECONDS.toNanos(keepAlive) / 2, () -> say(PINGREQ, Unpooled.EMPTY_BUFFER));
            }
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            newest = sequence;
            int fixed = Short.BYTES + topic.length + (acknowledged ? Short.BYTES : 0) + (five ? 1 : 0);
            int start = out.writerIndex();
            // The length comes before the message, and is known after it: room for the longest, which is then closed.
            out.writeZero(1 + MqttBytes.MOST_LENGTH_BYTES);
            out.writeShort(topic.length).writeBytes(topic);
            if (acknowledged) {
                out.writeShort(1 + (int) (sequence % IDENTIFIERS));
            }
            writeProperties(out);
            int before = out.writerIndex();
            talk.messages().write(out, sequence, talk.messageBytes() - fixed - 2);
            int length = fixed + out.writerIndex() - before;
            int unused = MqttBytes.MOST_LENGTH_BYTES - MqttBytes.lengthBytes(length);
            out.setByte(start + unused, PUBLISH << TYPE_BITS | (acknowledged ? QOS_1 : 0));
            MqttBytes.setLength(out, start + unused + 1, length);
            // Nothing stands before it in the buffer that the wire gives.
            out.readerIndex(out.readerIndex() + unused);
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            ByteBuf all = leftover.with(from, start, length);
            while (readPacket(all, receivedNanos)) {
                // Several may come in one message.
            }
            if (!leftover.keep(all)) {
                talk.corrupted();
            }
        }

        @Override
        public void closing() {
            say(DISCONNECT, Unpooled.EMPTY_BUFFER);
        }

        @Override
        public void ended() {
            leftover.release();
        }

        private boolean readPacket(ByteBuf all, long receivedNanos) {
            int start = all.readerIndex();
            int at = start + 1;
            int length = 0;
            for (int shift = 0; ; shift += MqttBytes.LENGTH_BITS) {
                if (at >= all.writerIndex()) {
                    return false;
                }
                if (shift >= MqttBytes.MOST_LENGTH_BYTES * MqttBytes.LENGTH_BITS) {
                    talk.corrupted();
                    all.readerIndex(all.writerIndex());
                    return false;
                }
                int octet = all.getUnsignedByte(at++);
                length |= (octet & ~MqttBytes.MORE) << shift;
                if ((octet & MqttBytes.MORE) == 0) {
                    break;
                }
            }
            if (all.writerIndex() - at < length) {
                return false;
            }
            packet(all.getUnsignedByte(start), all.slice(at, length), receivedNanos);
            all.readerIndex(at + length);
            return true;
        }

        private void packet(int head, ByteBuf body, long receivedNanos) {
            switch (head >> TYPE_BITS) {
                case PUBACK -> acknowledged(body, receivedNanos);
                case PUBLISH -> published(head, body, receivedNanos);
                case CONNACK -> connected(body);
                case SUBACK -> subscribed(body);
                case PINGRESP -> {
                    // The broker is there.
                }
                case DISCONNECTED -> talk.pushed();
                default -> talk.corrupted();
            }
        }

        private void acknowledged(ByteBuf body, long receivedNanos) {
            if (body.readableBytes() < Short.BYTES) {
                talk.corrupted();
                return;
            }
            long sequence = sequence(body.getUnsignedShort(0));
            int reason = body.readableBytes() > Short.BYTES ? body.getUnsignedByte(Short.BYTES) : 0;
            if (reason >= FAILURE) {
                talk.failed(sequence, "PUBACK with reason 0x" + Integer.toHexString(reason));
            } else {
                talk.answered(sequence, receivedNanos);
            }
        }

        /** The newest message whose identifier it is; fewer are in flight than there are identifiers. */
        private long sequence(int identifier) {
            long behind = Math.floorMod(newest - (identifier - 1), (long) IDENTIFIERS);
            return newest - behind;
        }

        private void published(int head, ByteBuf body, long receivedNanos) {
            int at = body.readableBytes() < Short.BYTES ? 0 : Short.BYTES + body.getUnsignedShort(0);
            if ((head & QOS_1) != 0 && at + Short.BYTES <= body.readableBytes()) {
                ByteBuf identifier = Unpooled.buffer(Short.BYTES).writeShort(body.getUnsignedShort(at));
                say(PUBACK << TYPE_BITS, identifier);
                at += Short.BYTES;
            }
            if (five && at < body.readableBytes()) {
                at += 1 + body.getUnsignedByte(at);
            }
            int end = body.readableBytes();
            long id = acknowledged || talk.fansOut() ? Digits.NONE : Digits.leading(body, at, end);
            if (id >= 0) {
                talk.answered(id, receivedNanos);
            } else {
                talk.pushed(body, Math.min(at, end), Math.max(0, end - at), receivedNanos);
            }
        }

        private void connected(ByteBuf body) {
            int code = body.readableBytes() < 2 ? FAILURE : body.getUnsignedByte(1);
            if (code != 0) {
                talk.refused("MQTT's CONNECT was refused", "CONNACK with code " + code);
            } else if (subscribe.isEmpty()) {
                talk.ready();
            } else {
                ByteBuf filters = Unpooled.buffer().writeShort(1);
                writeProperties(filters);
                MqttBytes.writeText(filters, subscribe);
                say(SUBSCRIBE, filters.writeByte(talk.receives() && acknowledged ? 1 : 0));
            }
        }

        private void subscribed(ByteBuf body) {
            int code = body.getUnsignedByte(body.readableBytes() - 1);
            if (code >= FAILURE) {
                talk.refused("MQTT's SUBSCRIBE was refused", "SUBACK with code " + code);
            } else {
                talk.ready();
            }
        }

        private void say(int head, ByteBuf body) {
            int length = body.readableBytes();
            ByteBuf packet = Unpooled.buffer(1 + MqttBytes.MOST_LENGTH_BYTES + length);
            packet.writeByte(head).writeZero(MqttBytes.lengthBytes(length));
            MqttBytes.setLength(packet, 1, length);
            packet.writeBytes(body);
            body.release();
            talk.say(packet);
        }

        private void writeProperties(ByteBuf out) {
            if (five) {
                out.writeByte(0);
            }
        }
    }
}
