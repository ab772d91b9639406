package example.asking;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import longwire.viewer.conversation.Correlator;
import longwire.viewer.conversation.Protocol;
import longwire.viewer.conversation.Talk;

/**
 * An invented protocol of text messages, each a word, a number and a text:
 *
 * <pre>
 * viewer  HELLO name          service  WELCOME
 * viewer  ASK 12 text         service  TELL 12 text, or SORRY 12 reason
 *                             service  NEWS text
 * viewer  BYE
 * </pre>
 *
 * The setting {@code name} is what a viewer calls itself.
 */
public final class Asking implements Protocol {
    @Override
    public String label() {
        return "asking";
    }

    @Override
    public Optional<String> message() {
        return Optional.of("ASK ${id} ${payload}");
    }

    @Override
    public boolean fansOut() {
        return true;
    }

    @Override
    public Correlator correlator(Talk talk) {
        return new Questions(talk);
    }

    private static final class Questions implements Correlator {
        private static final int NONE = -1;
        private static final int RADIX = 10;

        private final Talk talk;

        Questions(Talk talk) {
            this.talk = talk;
        }

        @Override
        public void opened(Talk opened) {
            talk.say("HELLO " + talk.setting("name", "viewer-${index}"));
        }

        @Override
        public void write(ByteBuf out, long sequence) {
            talk.messages().write(out, sequence, talk.messageBytes());
        }

        @Override
        public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
            int end = start + length;
            int blank = from.indexOf(start, end, (byte) ' ');
            int word = blank < 0 ? end : blank;
            switch (word == start ? 0 : from.getByte(start)) {
                case 'W' -> talk.ready();
                case 'T' -> talk.answered(number(from, word + 1, end), receivedNanos);
                case 'S' -> talk.failed(number(from, word + 1, end), text(from, start, end));
                case 'N' -> talk.pushed(from, start, length, receivedNanos);
                default -> talk.corrupted();
            }
        }

        @Override
        public void closing() {
            talk.say("BYE");
        }

        /** The number that begins at {@code start}; below 0, which no message has, if there is none. */
        private static long number(ByteBuf from, int start, int end) {
            long number = NONE;
            for (int at = start; at < end && from.getByte(at) >= '0' && from.getByte(at) <= '9'; at++) {
                number = Math.max(0, number) * RADIX + from.getByte(at) - '0';
            }
            return number;
        }

        private static String text(ByteBuf from, int start, int end) {
            return from.toString(start, end - start, StandardCharsets.UTF_8);
        }
    }
}
