package longwire.edge.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import longwire.edge.settings.Limits;

/** Puts bytes through a decoder in packets of any size, and keeps what comes out; every buffer must have been released. */
final class DecoderProbe {
    /** How bytes are cut into packets. */
    interface Cuts {
        Cuts NONE = left -> left;
        Cuts EVERYWHERE = left -> 1;

        static Cuts random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return left -> random.nextInt(1, left + 1);
        }

        int next(int left);
    }

    /** A message as far as it came. */
    static final class Heard {
        final HttpMessage head;
        final StringBuilder body = new StringBuilder();
        /** What came raw after it. */
        final StringBuilder behind = new StringBuilder();

        Throwable fault;
        boolean whole;

        Heard(HttpMessage head) {
            this.head = head;
            fault = head.decoderResult().cause();
        }

        boolean isGood() {
            return whole && fault == null;
        }

        @Override
        public String toString() {
            // Netty's own says whether it failed, too.
            return head + "\n" + body + "\nwhole " + whole + ", fault " + fault + ", behind " + behind;
        }
    }

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);
    private final List<Heard> heard = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private Runnable whole = () -> {};
    private boolean strict = true;

    private DecoderProbe() {
        channel.config().setAllocator(allocator);
    }

    /** All requests in {@code bytes}, each asked for when the one before is whole. */
    static List<Heard> requests(byte[] bytes, Cuts cuts) {
        RequestDecoder decoder = new RequestDecoder(new Limits(1, 20_480, 8_192));
        DecoderProbe probe = new DecoderProbe();
        probe.whole = decoder::next;
        return probe.run(decoder, bytes, cuts);
    }

    /** The responses in {@code bytes} up to the final one, of an origin that then closes; a switch ends decoding. */
    static List<Heard> responses(byte[] bytes, Cuts cuts, boolean toHead) {
        ResponseDecoder decoder = new ResponseDecoder();
        decoder.expect(toHead);
        DecoderProbe probe = new DecoderProbe();
        probe.whole = () -> {
            if (isSwitch(probe.last())) {
                probe.channel.pipeline().remove(decoder);
            }
        };
        return probe.run(decoder, bytes, cuts);
    }

    static boolean isSwitch(Heard heard) {
        return heard.head instanceof HttpResponse response
                && response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    /** What any other decoder makes of {@code bytes}; what it says behind a fault is not ours to judge. */
    static List<Heard> others(ChannelHandler decoder, byte[] bytes) {
        DecoderProbe probe = new DecoderProbe();
        probe.strict = false;
        return probe.run(decoder, bytes, Cuts.NONE);
    }

    private List<Heard> run(ChannelHandler decoder, byte[] bytes, Cuts cuts) {
        channel.pipeline().addLast(decoder, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                take(message);
            }
        });
        int from = 0;
        while (from < bytes.length) {
            int size = cuts.next(bytes.length - from);
            channel.writeInbound(allocator.heapBuffer(size).writeBytes(bytes, from, size));
            from += size;
        }
        channel.finishAndReleaseAll();
        channel.checkException();
        assertThat(allocator.metric().usedHeapMemory()).as("bytes not released").isZero();
        return heard;
    }

    private void take(Object message) {
        if (message instanceof HttpMessage head) {
            heard.add(new Heard(head));
        }
        if (message instanceof HttpContent content) {
            Heard last = last();
            last.body.append(content.content().toString(StandardCharsets.ISO_8859_1));
            last.fault = last.fault == null ? content.decoderResult().cause() : last.fault;
            content.release();
            if (content instanceof LastHttpContent && last.fault == null) {
                last.whole = true;
                whole.run();
            }
        } else if (message instanceof ByteBuf raw) {
            if (strict) {
                last().behind.append(raw.toString(StandardCharsets.ISO_8859_1));
            }
            raw.release();
        }
    }

    private Heard last() {
        assertThat(heard).as("a body without a head").isNotEmpty();
        Heard last = heard.get(heard.size() - 1);
        assertThat(strict && last.fault != null).as("something behind a fault").isFalse();
        return last;
    }
}
