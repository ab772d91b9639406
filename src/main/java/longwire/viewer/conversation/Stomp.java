package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * STOMP 1.2. The reply to a SEND is its RECEIPT; with the setting {@code reply = message} it is the MESSAGE that a subscription
 * brings back, and the broker's way through its queues is measured as well. Where viewers publish to others, a MESSAGE is what a
 * receiver gets, and {@code reply = message} lets publishers send without receipts. Settings: {@code destination} (standard
 * {@code /topic/longwire}), {@code subscribe} (a destination; that of the messages for receivers and where replies are messages,
 * none otherwise), {@code host}, {@code login}, {@code passcode}.
 */
public final class Stomp implements Protocol {
    @Override
    public String label() {
        return "stomp";
    }

    @Override
    public List<String> subprotocols() {
        return List.of("v12.stomp");
    }

    @Override
    public Optional<String> message() {
        return Optional.of("${payload}");
    }

    /** A header has it. */
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
        return new Frames(talk);
    }

    private static final class Frames implements Correlator {
        private static final byte[] RECEIPT_ID = ascii("receipt-id:");
        private static final byte[] OWN_ID = ascii("longwire-id:");
        private static final byte[] END_OF_HEAD = ascii("\n\n");
        private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
        private static final String BEAT_MILLIS = "10000,10000";

        private final Talk talk;
        private final boolean byMessage;
        private final String subscribe;
        private final byte[] head;
        private final Leftover leftover = new Leftover();

        Frames(Talk talk) {
            this.talk = talk;
            this.byMessage = talk.setting("reply", "receipt").equals("message");
            String destination = talk.setting("destination", "/topic/longwire");
            boolean subscribes = talk.fansOut() ? talk.receives() : byMessage;
            this.subscribe =
                    talk.fansOut() && !subscribes ? "" : talk.setting("subscribe", subscribes ? destination : "");
            this.head = ascii("SEND\ndestination:" + destination + (byMessage ? "\nlongwire-id:" : "\nreceipt:"));
        }

        @Override
        public void opened(Talk opened) {
            String login = talk.setting("login", "");
            talk.say("CONNECT\naccept-version:1.2\nhost:" + talk.setting("host", "/") + "\nheart-beat:" + BEAT_MILLIS
                    + (login.isEmpty() ? "" : "\nlogin:" + login + "\npasscode:" + talk.setting("passcode", ""))
                    + "\n\n\0");
        }

        @Override
        public boolean replies() {
            return !(byMessage && talk.fansOut());
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            out.writeBytes(head);
            talk.messages().writeNumber(out, sequence);
            out.writeBytes(END_OF_HEAD);
            talk.messages().write(out, sequence, talk.messageBytes());
            out.writeByte(0);
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            ByteBuf all = leftover.with(from, start, length);
            while (all.isReadable()) {
                byte first = all.getByte(all.readerIndex());
                if (first == '\n' || first == '\r') {
                    all.skipBytes(1);
                    continue;
                }
                int end = endOfFrame(all);
                if (end < 0) {
                    break;
                }
                frame(all, all.readerIndex(), end, receivedNanos);
                all.readerIndex(end + 1);
            }
            if (!leftover.keep(all)) {
                talk.corrupted();
            }
        }

        @Override
        public void closing() {
            talk.say("DISCONNECT\n\n\0");
        }

        @Override
        public void ended() {
            leftover.release();
        }

        private void frame(ByteBuf from, int start, int end, long receivedNanos) {
            switch (from.getByte(start)) {
                case 'R' -> receipt(from, start, end, receivedNanos);
                case 'M' -> message(from, start, end, receivedNanos);
                case 'C' -> connected();
                case 'E' -> error(from, start, end);
                default -> talk.corrupted();
            }
        }

        private void connected() {
            talk.every(BEAT_NANOS, () -> talk.say("\n"));
            if (!subscribe.isEmpty()) {
                // Others publish when all receivers are ready: this one is when the broker has its subscription.
                String receipt = talk.receives() ? "\nreceipt:0" : "";
                talk.say("SUBSCRIBE\nid:0\ndestination:" + subscribe + receipt + "\n\n\0");
            }
            if (!talk.receives()) {
                talk.ready();
            }
        }

        private void receipt(ByteBuf from, int start, int end, long receivedNanos) {
            if (talk.receives()) {
                talk.ready();
            } else {
                answered(from, start, end, RECEIPT_ID, receivedNanos);
            }
        }

        private void message(ByteBuf from, int start, int end, long receivedNanos) {
            if (byMessage && !talk.fansOut()) {
                answered(from, start, end, OWN_ID, receivedNanos);
            } else {
                talk.pushed(from, start, end - start, receivedNanos);
            }
        }

        private void error(ByteBuf from, int start, int end) {
            long id = number(from, start, end, RECEIPT_ID);
            String said = from.toString(start, end - start, StandardCharsets.UTF_8)
                    .replaceFirst("(?s)^ERROR\n.*?message:([^\n]*)\n.*", "$1");
            if (id >= 0 && !talk.receives()) {
                talk.failed(id, said);
            } else {
                talk.refused("STOMP's broker sent ERROR", said);
            }
        }

        private void answered(ByteBuf from, int start, int end, byte[] header, long receivedNanos) {
            long id = number(from, start, end, header);
            if (id >= 0) {
                talk.answered(id, receivedNanos);
            } else {
                talk.pushed();
            }
        }

        /** The NUL that ends the frame, behind its body where that has a length; -1 if it has not come. */
        private static int endOfFrame(ByteBuf all) {
            int start = all.readerIndex();
            int end = all.writerIndex();
            long length = number(all, start, end, ascii("content-length:"));
            if (length < 0) {
                return all.indexOf(start, end, (byte) 0);
            }
            int body = endOfHead(all, start, end);
            return body < 0 || body + length >= end ? -1 : (int) (body + length);
        }

        private static int endOfHead(ByteBuf from, int start, int end) {
            int line = start;
            while (line < end) {
                int feed = from.forEachByte(line, end - line, ByteProcessor.FIND_LF);
                if (feed < 0) {
                    return -1;
                }
                if (feed == line || feed == line + 1 && from.getByte(line) == '\r') {
                    return feed + 1;
                }
                line = feed + 1;
            }
            return -1;
        }

        /** The number that a header line holds; -1 if there is no such line in the head. */
        private static long number(ByteBuf from, int start, int end, byte[] header) {
            int line = start;
            while (line < end) {
                int feed = from.forEachByte(line, end - line, ByteProcessor.FIND_LF);
                if (feed <= line) {
                    return -1;
                }
                if (startsWith(from, line, feed, header)) {
                    boolean carriageReturn = from.getByte(feed - 1) == '\r';
                    return Digits.whole(from, line + header.length, carriageReturn ? feed - 1 : feed);
                }
                line = feed + 1;
            }
            return -1;
        }

        private static boolean startsWith(ByteBuf from, int start, int end, byte[] header) {
            if (end - start < header.length) {
                return false;
            }
            for (int at = 0; at < header.length; at++) {
                if (from.getByte(start + at) != header[at]) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
