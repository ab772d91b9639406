package longwire.edge.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import longwire.edge.http1.DecoderProbe.Cuts;
import longwire.edge.http1.DecoderProbe.Heard;
import longwire.edge.policy.Handshake;
import longwire.edge.policy.RequestHeaders;
import longwire.edge.policy.RequestRules;
import longwire.edge.policy.ResponseHeaders;

/**
 * What must hold of the decoders whatever bytes come: nothing is thrown and nothing leaks; the verdict doesn't depend on
 * how the bytes are cut; only a {@link BadMessage} is a fault, and nothing follows it; and what is accepted is one message
 * to every reader. Netty's decoder is the other reader: before the edge, and of what the edge sends on.
 */
final class DecoderRules {
    private static final int NO_LIMIT = 1 << 20;
    private static final String VIEWER = "192.0.2.1";
    private static final String ORIGIN = "origin.example";

    private DecoderRules() {}

    static void checkRequests(byte[] bytes) {
        List<Heard> all = DecoderProbe.requests(bytes, Cuts.NONE);
        checkVerdict(all);
        String rendered = all.toString();
        for (Cuts cuts : List.of(Cuts.EVERYWHERE, Cuts.random(Arrays.hashCode(bytes)))) {
            assertThat(DecoderProbe.requests(bytes, cuts)).hasToString(rendered);
        }
        checkAgreement(all, DecoderProbe.others(new HttpRequestDecoder(lenient()), bytes));
        for (Heard request : all) {
            if (request.isGood() && isPassedOn((HttpRequest) request.head)) {
                checkPassedOn(request);
            }
        }
    }

    static void checkResponses(byte[] bytes) {
        for (boolean toHead : List.of(false, true)) {
            List<Heard> all = DecoderProbe.responses(bytes, Cuts.NONE, toHead);
            checkVerdict(all);
            String rendered = all.toString();
            for (Cuts cuts : List.of(Cuts.EVERYWHERE, Cuts.random(Arrays.hashCode(bytes)))) {
                assertThat(DecoderProbe.responses(bytes, cuts, toHead)).hasToString(rendered);
            }
            all.stream()
                    .filter(each -> each.isGood() && DecoderProbe.isSwitch(each))
                    .forEach(each -> checkBehind(bytes, each));
            if (!toHead && all.stream().noneMatch(DecoderProbe::isSwitch)) {
                checkAgreement(all, DecoderProbe.others(new HttpResponseDecoder(lenient()), bytes));
            }
            for (Heard response : all) {
                if (response.isGood() && !toHead) {
                    checkRelayed(response);
                }
            }
        }
    }

    private static void checkVerdict(List<Heard> all) {
        for (Heard each : all) {
            boolean last = each == all.get(all.size() - 1);
            assertThat(each.whole || last)
                    .as("something behind what isn't whole")
                    .isTrue();
            if (each.fault != null) {
                assertThat(each.fault).isInstanceOf(BadMessage.class);
            }
        }
    }

    /** Where we see a whole message, a lenient reader must see the same, in the same place. */
    private static void checkAgreement(List<Heard> ours, List<Heard> others) {
        for (int i = 0; i < ours.size() && ours.get(i).isGood(); i++) {
            assertThat(others).hasSizeGreaterThan(i);
            checkSame(ours.get(i), others.get(i));
        }
    }

    private static void checkSame(Heard ours, Heard other) {
        assertThat(other.isGood())
                .as("accepted, but not by the other: %s", other)
                .isTrue();
        assertThat(other.body).hasToString(ours.body.toString());
        if (ours.head instanceof HttpRequest request) {
            assertThat(((HttpRequest) other.head).method()).isEqualTo(request.method());
            boolean absolute = !((HttpRequest) other.head).uri().startsWith("/");
            assertThat(absolute || ((HttpRequest) other.head).uri().equals(request.uri()))
                    .isTrue();
        } else {
            assertThat(((HttpResponse) other.head).status()).isEqualTo(((HttpResponse) ours.head).status());
        }
    }

    /** All that a tunnel is to carry, and nothing else. */
    private static void checkBehind(byte[] bytes, Heard switched) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(all).endsWith("\r\n\r\n" + switched.behind);
    }

    private static boolean isPassedOn(HttpRequest request) {
        return RequestRules.refusal(request).isEmpty()
                && (!Handshake.isAskedBy(request) || Handshake.refusal(request).isEmpty());
    }

    private static void checkPassedOn(Heard request) {
        HttpRequest head = (HttpRequest) request.head;
        RequestHeaders.treat(head.headers(), ORIGIN, VIEWER, "id", ResponseHeaders.VIA, Handshake.isAskedBy(head));
        checkHeaders(head.headers());
        byte[] sent = encoded(new RequestEncoder(), head, request.body);

        List<Heard> again = DecoderProbe.requests(sent, Cuts.NONE);
        assertThat(again).hasSize(1);
        checkSame(request, again.get(0));
        List<Heard> netty = DecoderProbe.others(new HttpRequestDecoder(lenient()), sent);
        assertThat(netty).hasSize(1);
        checkSame(request, netty.get(0));
    }

    private static void checkHeaders(HttpHeaders headers) {
        assertThat(headers.getAll(HttpHeaderNames.HOST)).containsExactly(ORIGIN);
        assertThat(headers.getAll("X-Forwarded-For")).hasSize(1);
        assertThat(headers.get("X-Forwarded-For")).endsWith(VIEWER);
        assertThat(headers.getAll(HttpHeaderNames.CONNECTION)).hasSize(1);
        int framings = headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size()
                + headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size();
        assertThat(framings).isLessThanOrEqualTo(1);
        for (String name : headers.names()) {
            String alike = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
            boolean spoof = !alike.equalsIgnoreCase(name)
                    && List.of("x-forwarded-for", "content-length", "transfer-encoding")
                            .contains(alike);
            assertThat(spoof).as(name).isFalse();
        }
    }

    private static void checkRelayed(Heard response) {
        HttpResponse head = (HttpResponse) response.head;
        HttpResponseStatus status = head.status();
        boolean bodiless =
                status.codeClass() == HttpStatusClass.INFORMATIONAL || status.code() == 204 || status.code() == 304;
        if (DecoderProbe.isSwitch(response)) {
            return;
        }
        String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        assertThat(bodiless && status.code() != 304 && length != null).isFalse();
        ResponseHeaders.treat(head.headers(), status, "id");
        if (length == null && !bodiless) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        } else if (length != null) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        head.setProtocolVersion(HttpVersion.HTTP_1_1);
        byte[] sent = encoded(new ResponseEncoder(), head, response.body);

        if (status.code() == HttpResponseStatus.RESET_CONTENT.code()) {
            // Netty's encoder leaves its body out, and says so.
            response.body.setLength(0);
        }
        List<Heard> again = DecoderProbe.others(new HttpResponseDecoder(lenient()), sent);
        assertThat(again).hasSize(1);
        checkSame(response, again.get(0));
    }

    private static byte[] encoded(ChannelHandler encoder, HttpMessage head, CharSequence body) {
        EmbeddedChannel channel = new EmbeddedChannel(encoder);
        channel.writeOutbound(
                head, new DefaultLastHttpContent(Unpooled.copiedBuffer(body, StandardCharsets.ISO_8859_1)));
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        channel.finishAndReleaseAll();
        byte[] sent = new byte[all.readableBytes()];
        all.readBytes(sent).release();
        return sent;
    }

    private static HttpDecoderConfig lenient() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(NO_LIMIT)
                .setMaxHeaderSize(NO_LIMIT)
                .setMaxChunkSize(NO_LIMIT);
    }
}
